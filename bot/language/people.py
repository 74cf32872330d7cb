"""First names, titles and roles: what tells a "he" from a "she", and which role a title stands for."""

# Whoever is called so is "he".
MALE = """mr, king, prince, sir, lord, father, husband, son, brother, uncle, businessman, chairman, congressman, spokesman,
    councilman, salesman, policeman, fireman, actor, man, boy, gentleman, widower, monk, priest, pope, bishop,
    james, john, robert, michael, david, william, richard, joseph, thomas, charles, christopher, daniel, matthew,
    anthony, mark, donald, steven, stephen, andrew, paul, joshua, kenneth, kevin, brian, george, timothy, ronald,
    jason, edward, jeffrey, ryan, jacob, gary, nicholas, eric, jonathan, larry, justin, scott, brandon, benjamin,
    samuel, gregory, alexander, patrick, frank, raymond, jack, dennis, jerry, tyler, aaron, jose, adam, nathan, henry,
    zachary, douglas, peter, kyle, noah, ethan, jeremy, walter, christian, keith, roger, terry, austin, sean, gerald,
    carl, harold, dylan, arthur, lawrence, jordan, jesse, bryan, billy, bruce, gabriel, joe, logan, alan, juan, albert,
    willie, elijah, wayne, randy, vincent, mason, roy, ralph, bobby, russell, bradley, philip, eugene, bill, bob, jim,
    tom, mike, steve, dave, dan, tim, ted, ben, sam, matt, chris, nick, tony, greg, jeff, ken, ron, don, rick, pete,
    fred, ed, bernie, barack, vladimir, sergei, dmitry, ivan, mohammed, muhammad, ahmed, ali, hassan, omar, carlos, luis,
    miguel, pedro, jorge, antonio, francois, jean, pierre, hans, karl, klaus, franz, giovanni, marco, xi, jens, lars"""

# Whoever is called so is "she".
FEMALE = """mrs, ms, miss, queen, princess, lady, mother, wife, daughter, sister, aunt, businesswoman, chairwoman,
    congresswoman, spokeswoman, councilwoman, policewoman, actress, woman, girl, widow, nun, waitress, hostess,
    mary, patricia, jennifer, linda, elizabeth, barbara, susan, jessica, sarah, karen, lisa, nancy, betty, margaret,
    sandra, ashley, kimberly, emily, donna, michelle, carol, amanda, dorothy, melissa, deborah, stephanie, rebecca,
    sharon, laura, cynthia, kathleen, amy, angela, shirley, anna, brenda, pamela, emma, nicole, helen, samantha,
    katherine, christine, debra, rachel, carolyn, janet, catherine, maria, heather, diane, ruth, julie, olivia, joyce,
    virginia, victoria, kelly, lauren, christina, joan, evelyn, judith, megan, andrea, cheryl, hannah, jacqueline,
    martha, gloria, teresa, ann, anne, sara, madison, frances, kathryn, janice, jean, abigail, alice, julia, judy,
    sophia, grace, denise, amber, doris, marilyn, danielle, beverly, isabella, theresa, diana, natalie, brittany,
    charlotte, marie, kayla, alexis, lori, hillary, kate, jane, liz, sue, debbie, angela, ursula, theresa, elena, olga,
    natasha, fatima, aisha, carly, kellyanne, melania, ivanka, chelsea, nikki, claire, lucy, rosa, carmen, ana"""

# A title before a name → the role by which the same person is mentioned later.
TITLES = {
    "sen": "senator",
    "senator": "senator",
    "rep": "representative",
    "gov": "governor",
    "governor": "governor",
    "president": "president",
    "secretary": "secretary",
    "mayor": "mayor",
    "judge": "judge",
    "dr": "doctor",
    "gen": "general",
    "general": "general",
    "lt": "officer",
    "capt": "captain",
    "col": "colonel",
    "sgt": "officer",
    "prof": "professor",
    "professor": "professor",
    "rev": "pastor",
    "minister": "minister",
    "mr": "",
    "mrs": "",
    "ms": "",
    "sir": "",
    "congressman": "congressman",
    "congresswoman": "congresswoman",
    "ambassador": "ambassador",
    "sheriff": "sheriff",
    "attorney": "attorney",
    "former": "",
}

# A general word for people → narrower words whom it may point back to.
WIDER = {
    "official": """director, director-general, minister, secretary, spokesman, spokeswoman, spokesperson, commissioner,
        ambassador, diplomat, deputy, chief, officer, inspector, governor, mayor, general, aide, official, head""",
    "spokesperson": "spokesman, spokeswoman, spokesperson",
    "lawmaker": "senator, representative, congressman, congresswoman, lawmaker, legislator",
    "congressman": "representative, congressman",
    "congresswoman": "representative, congresswoman",
    "lawyer": "attorney, lawyer, counsel",
    "attorney": "attorney, lawyer, counsel",
    "minister": "minister, secretary",
    "leader": "president, chairman, chairwoman, leader, premier, chancellor, minister",
    "professor": "professor, scholar, historian, economist",
    "director": "director, director-general",
    "company": "co, inc, corp, ltd, llc, plc, group, holdings, systems, industries, sons, motors, partners, company",
    "firm": "co, inc, corp, ltd, llc, plc, group, holdings, systems, industries, sons, partners, firm",
}

# Of these there is mostly one in an article: “the mayor” is the only mayor who is named in it.
SEATS = "mayor, governor, president, premier, chancellor, sheriff, bishop, pope, king, queen, headteacher"
# Who was it and is it no longer.
FORMER = "former, ex, then, onetime, late"
