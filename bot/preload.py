"""Imported by the server that forks worker processes: they start with all modules and the parser loaded, which takes
seconds."""

import gc
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # first: Ctrl-C is for the bot, which ends its workers

import bot.jobs.workers  # noqa: E402
from bot.articles import from_text  # noqa: E402
from bot.readers.rules import RulesReader  # noqa: E402

_ = bot.jobs.workers, RulesReader().read(from_text("The mayor said no."))
gc.freeze()  # what is loaded by now stays shared memory
