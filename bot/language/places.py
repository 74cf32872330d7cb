"""Countries and capitals, which stand for their governments when they say something, and their adjectives."""

COUNTRIES = """afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahrain,
    bangladesh, belarus, belgium, bolivia, bosnia, brazil, britain, bulgaria, burundi, cambodia, cameroon, canada, chad,
    chile, china, colombia, congo, croatia, cuba, cyprus, denmark, ecuador, egypt, england, eritrea, estonia, ethiopia,
    finland, france, gambia, georgia, germany, ghana, greece, guatemala, guinea, guyana, haiti, honduras, hungary,
    iceland, india, indonesia, iran, iraq, ireland, israel, italy, jamaica, japan, jordan, kazakhstan, kenya, korea,
    kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, liberia, libya, lithuania, luxembourg, malawi, malaysia, mali,
    malta, mexico, moldova, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands,
    nicaragua, niger, nigeria, norway, oman, pakistan, panama, paraguay, peru, philippines, poland, portugal, qatar,
    romania, russia, rwanda, scotland, senegal, serbia, singapore, slovakia, slovenia, somalia, spain, sudan, sweden,
    switzerland, syria, taiwan, tajikistan, tanzania, thailand, tunisia, turkey, turkmenistan, uganda, ukraine,
    uruguay, uzbekistan, venezuela, vietnam, wales, yemen, zambia, zimbabwe, america, u.s., us, usa, u.k., uk, eu,
    uae, dprk"""

CAPITALS = """washington, moscow, beijing, pyongyang, seoul, tokyo, berlin, paris, london, brussels, kyiv, kiev, tehran,
    ankara, jerusalem, riyadh, cairo, damascus, baghdad, kabul, islamabad, delhi, canberra, ottawa, havana, caracas,
    brasilia, madrid, rome, warsaw, budapest, athens, dublin, taipei, hanoi, manila, jakarta, pretoria, nairobi"""

# How the words that say where somebody belongs differ: two of them on two mentions make two people.
NATIONALITIES = """american, u.s., us, british, russian, chinese, north korean, south korean, iranian, iraqi, israeli,
    palestinian, turkish, syrian, ukrainian, german, french, italian, spanish, japanese, indian, pakistani, canadian,
    mexican, australian, saudi, egyptian, european, afghan, cuban, venezuelan, brazilian, polish, greek, irish,
    scottish, swedish, norwegian, danish, dutch, belgian, austrian, swiss, hungarian, vietnamese, filipino, korean,
    western, republican, democratic, federal, local, state, municipal"""

# Words of the names of states, counties and quarters, which follow a town's name as a person's name may.
PARTS = """north, south, east, west, northern, southern, eastern, western, new, old, upper, lower, county, island, islands,
    province, district, territory, region, borough, township, hill, hills, park, heights, valley, bay, lake, river,
    street, avenue, road, republic, columbia, isle, shire, beach, springs"""
