"""The status says how long a reading usually takes, once that is known and worth saying."""

from bot.jobs.timings import UsualTime
from bot.views import words


def test_it_is_said_from_three_readings_on_by_the_same_reader_and_not_of_short_ones() -> None:
    usual = UsualTime()
    for seconds in (18.0, 24.0):
        usual.note(seconds, by_model=True)
    assert usual.seconds(by_model=True) is None
    usual.note(300.0, by_model=True)
    assert usual.seconds(by_model=True) == 25
    for _ in range(3):
        usual.note(0.4, by_model=False)
    assert usual.seconds(by_model=False) is None
    assert words.reading(25) == f"{words.READING} usually 25 s"
    assert words.reading(None) == words.READING
