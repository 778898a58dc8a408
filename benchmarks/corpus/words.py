"""The words that the made-up news is made of: our own lists, in the forms that the sentences need."""

from dataclasses import dataclass

ORGANS = (
    "Kommunstyrelsen",
    "Tekniska nämnden",
    "Utbildningsnämnden",
    "Kultur- och fritidsnämnden",
    "Socialnämnden",
    "Miljö- och byggnadsnämnden",
    "Kommunfullmäktige",
)
OFFICES = (
    "kommunen", "förvaltningen", "kontaktcenter", "tekniska kontoret", "ledningen", "projektgruppen", "enheten",
    "samhällsbyggnad", "biblioteket", "räddningstjänsten", "stadsarkitekten", "näringslivskontoret",
)  # fmt: skip
ROLES = (
    "enhetschefen", "projektledaren", "rektorn", "ordföranden", "bibliotekschefen", "gatuchefen", "kommunekologen",
    "planarkitekten", "verksamhetschefen", "samordnaren", "utredaren", "kostchefen", "fritidsledaren", "driftchefen",
)  # fmt: skip
GROUPS = (
    "barn och unga", "pendlare", "äldre", "anhöriga", "elever och lärare", "föreningar", "företagare",
    "boende i området",
    "besökare", "cyklister", "den som går", "familjer", "nyinflyttade", "personalen", "fastighetsägare", "studenter",
)  # fmt: skip
REASONS = (
    "eftersom fler familjer flyttar hit",
    "för att det gamla är slitet",
    "så att fler kan vara med",
    "efter önskemål från invånarna",
    "för att minska utsläppen",
    "för att det ska bli tryggare på kvällen",
    "så att alla kan ta sig fram, även med rullstol",
    "eftersom hyran har blivit för hög",
    "för att spara energi",
    "så att vägen blir säkrare för barnen",
    "efter en medborgardialog i våras",
    "för att klara framtida skyfall",
    "eftersom avtalet löper ut",
    "så att pengarna räcker till mer",
)
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
)  # fmt: skip
ACTS = (
    ("rusta upp", "rustar upp"),
    ("bygga om", "bygger om"),
    ("öppna", "öppnar"),
    ("utreda", "utreder"),
    ("se över", "ser över"),
    ("flytta", "flyttar"),
    ("utveckla", "utvecklar"),
    ("ta över", "tar över"),
    ("förnya", "förnyar"),
    ("förlänga", "förlänger"),
    ("stänga av", "stänger av"),
    ("byta ut", "byter ut"),
    ("bevara", "bevarar"),
    ("inviga", "inviger"),
)
"""What is done to a thing: infinitive and present."""

PLACE_STARTS = (
    "Norr", "Söder", "Öster", "Väster", "Ek", "Björk", "Lind", "Al", "Gran", "Tall", "Kvarn", "Berg", "Sand",
    "Sjö", "Ås",
    "Hag", "Mo", "Ny", "Ängs", "Kalk", "Rönn", "Lärk", "Svan", "Älv", "Strand", "Kors", "Måns", "Tor", "Ulv", "Hult",
)  # fmt: skip
PLACE_ENDS = ("by", "dal", "vik", "torp", "mark", "hult", "åker", "näs", "sta", "lunda", "boda", "hamn", "fors", "ryd")
STREETS = ("gatan", "vägen", "gränd", "stigen", "allén", "backen")

PARTS = (
    "cykel", "gång", "lek", "idrotts", "vatten", "energi", "kultur", "bygg", "trafik", "miljö", "fritids",
    "natur", "skogs",
    "strand", "hamn", "vinter", "sommar", "kvälls", "familje", "ungdoms", "senior", "närings", "turist", "trygghets",
    "digital", "beredskaps", "planterings", "återbruks", "klimat", "livsmedels", "konst", "musik", "dans",
    "film", "odlings",
    "motions", "bad", "is", "ridsports", "friskvårds", "arbets", "praktik", "språk", "läs", "matte", "teknik", "slöjd",
    "förenings", "medborgar", "ortsutvecklings", "bostads", "hyres", "park", "brand", "snö", "halk",
    "dagvatten", "värme",
)  # fmt: skip
HEADS = (
    "planen", "vägen", "huset", "rummet", "projektet", "programmet", "bidraget", "dagen", "veckan", "gruppen", "rådet",
    "centrumet", "parken", "stråket", "området", "arbetet", "laget", "skolan", "tjänsten", "kartan", "guiden", "banan",
    "bron", "hallen", "stödet", "mötet", "nätet", "kursen", "verkstaden", "tävlingen", "priset",
    "utställningen", "loppet",
    "torget", "ytan", "stationen", "samarbetet", "uppdraget", "underlaget", "resan",
)  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """What a news item can be about: its main topic, and the things it speaks of."""

    topic: str
    things: tuple[str, ...]
    parts: tuple[str, ...]
    """First parts of the compounds that are common in it."""


SUBJECTS = (
    Subject("Förskola och skola", ("skolgården", "matsalen", "förskolan", "fritidshemmet", "gymnasiet", "kulturskolan",
        "slöjdsalen", "elevhälsan", "skolbiblioteket", "läsåret", "betygen", "modersmålet", "skolskjutsen", "provet"),
        ("läs", "matte", "språk", "teknik", "slöjd", "musik", "lek")),
    Subject("Trafik och gator", ("rondellen", "busshållplatsen", "gatubelysningen", "trottoaren", "genomfarten",
        "parkeringen", "övergångsstället", "asfalten", "viadukten", "hastigheten", "snöröjningen", "skyltarna"),
        ("cykel", "gång", "trafik", "vinter", "halk", "snö")),
    Subject("Bygga och bo", ("detaljplanen", "kvarteret", "bygglovet", "tomten", "översiktsplanen", "radhusen",
        "kajen",
        "lägenheterna", "grundvattnet", "fasaden", "takterrassen", "markanvisningen", "samrådet"),
        ("bygg", "bostads", "hyres", "ortsutvecklings", "strand")),
    Subject("Omsorg och stöd", ("hemtjänsten", "äldreboendet", "trygghetslarmet", "dagverksamheten", "anhörigstödet",
        "färdtjänsten", "mötesplatsen", "boendestödet", "familjerådgivningen", "matlådan", "vårdplatsen"),
        ("senior", "trygghets", "familje", "friskvårds", "digital")),
    Subject("Kultur och fritid", ("biblioteket", "simhallen", "konserthuset", "museet", "ishallen", "scenen",
        "sporthallen",
        "elljusspåret", "fritidsgården", "utställningen", "bokbussen", "konstverket", "lovprogrammet"),
        ("kultur", "musik", "dans", "film", "konst", "idrotts", "bad", "is")),
    Subject("Miljö och klimat", ("våtmarken", "naturreservatet", "solcellerna", "luften", "energirådgivningen",
        "ängen",
        "laddstolparna", "klimatlöftet", "badvattnet", "stadsträden", "bullret", "humlorna"),
        ("miljö", "klimat", "natur", "energi", "skogs", "odlings")),
    Subject("Vatten och avfall", ("reningsverket", "vattenledningen", "återvinningscentralen", "sopkärlen", "avloppet",
        "vattentornet", "matavfallet", "ledningsnätet", "slamtömningen", "taxan", "pumpstationen", "brunnen"),
        ("vatten", "dagvatten", "återbruks", "värme")),
    Subject("Näringsliv och arbete", ("företagscentret", "industriområdet", "upphandlingen", "torghandeln",
        "feriejobben",
        "frukostmötet", "kompetensen", "etableringen", "besöksnäringen", "serveringen", "tillståndet", "lokalerna"),
        ("närings", "turist", "arbets", "praktik", "livsmedels")),
    Subject("Kommun och politik", ("budgeten", "skattesatsen", "årsredovisningen", "medborgarförslaget", "styrningen",
        "valnämnden", "ledamöterna", "reglementet", "delårsbokslutet", "visionen", "motionen", "sammanträdet"),
        ("medborgar", "ortsutvecklings", "digital", "förenings")),
    Subject("Trygghet och kris", ("krisledningen", "beredskapen", "brandstationen", "skyddsrummen", "grannsamverkan",
        "signalen", "stormen", "elavbrottet", "räddningstjänsten", "övningen", "väktarna", "belysningen"),
        ("beredskaps", "brand", "trygghets", "kvälls", "snö")),
)  # fmt: skip

SENTENCES = (
    "{Organ} har beslutat att {act} {thing} i {place}.",
    "Arbetet med {thing} börjar i {month} och väntas ta {few} veckor.",
    "Det kostar {sum} att {act} {thing}, {reason}.",
    "Under tiden får {group} ta vägen om {street} i stället.",
    "{Office} {acts} {compound} under {month}, {reason}.",
    "Samtidigt ska {office} {act} {compound} i {place}.",
    "– Vi har längtat efter {compound}, säger {role}.",
    "– Det här betyder mycket för {group}, säger {role} i {place}.",
    "Den som har frågor om {thing} är välkommen att höra av sig till {office}.",
    "Förslaget om {compound} har varit ute på remiss, och {many} personer har svarat.",
    "Enligt {role} är arbetet med {thing} klart i {month}.",
    "Det finns plats för {many} personer, och {group} går först.",
    "{Organ} avsätter {sum} till {compound}.",
    "Förra året besökte {many} personer {thing} i {place}.",
    "Efter {thing} fortsätter arbetet med {compound} längs {street}.",
    "Du som bor vid {street} får ett brev hem i brevlådan.",
    "Trafiken leds om via {street} medan {office} {acts} {thing}.",
    "Även {thing} ingår i {compound}.",
    "Beslutet gäller från {month} och följs upp efter {few} månader.",
    "Nu kan {group} lämna synpunkter på {thing}.",
    "Resultatet visar att {share} procent är nöjda med {thing}.",
    "Senast i {month} ska {compound} vara på plats.",
    "Sedan {few} år tillbaka samarbetar {office} med {group} om {compound}.",
    "Det blir också enklare att hitta till {thing} från {street}.",
    "Öppettiderna för {thing} ändras under {month}.",
    "Hur påverkar {compound} den som bor i {place}?",
    "Anmälan till {compound} är öppen till och med {month}.",
    "Det är {few} år sedan {thing} i {place} senast fick nytt golv och ny ventilation.",
    "Målet är att {group} ska märka skillnad redan i {month}.",
    "Inget är bestämt ännu, men {office} räknar med {sum} för {compound}.",
)
HEADINGS = (
    "Så går det till", "Det här händer nu", "Vad kostar det?", "Tidplan", "Vem berörs?", "Bakgrund", "Kort om {thing}",
    "Mer om {compound}", "Så kan du påverka", "Frågor och svar", "Nästa steg", "{Thing} i {place}", "Kontakt",
)  # fmt: skip
POINTS = (
    "{Thing} öppnar igen i {month}",
    "{Compound} i {place}",
    "{few} nya platser för {group}",
    "{sum} till {compound}",
    "Avstängt vid {street} i {few} veckor",
    "Kontakta {office} om {thing}",
)
TITLES = (
    "{Compound} i {place} blir av",
    "Kommunen {acts} {thing} i {place}",
    "Så förändras {thing} i {month}",
    "{sum} till {compound}",
    "Tyck till om {thing} i {place}",
    "Så påverkas {thing} vid {street}",
    "{Compound} växer när {place} växer",
    "Många vill {act} {thing}",
    "Rekord för {compound} i {place}",
    "Därför behövs {compound}",
)
TAILS = ("skolan", "parken", "hallen", "området", "projektet", "leden", "biblioteket", "badet")
"""What the small topics are named by, after a place: the long tail."""
GIVEN = ("Alva", "Bo", "Cilla", "Dag", "Ebba", "Folke", "Gun", "Hedda", "Ivar", "Jon", "Klara", "Lova", "Malte", "Nora")
FAMILY = ("Prövare", "Exempelsson", "Mallberg", "Provström", "Testlund", "Mönstring")
KICKERS = ("Enkät", "Trafik", "Reportage", "Kort nytt", "Kultur", "Nu i höst", "Förändring")
SERIES = ("Månadens fråga", "Bakom kulisserna", "Kommunen bygger", "Vi som jobbar här", "Lovtips", "Veckans växt")
PICTURES = (
    "En gata med träd och nya cykelställ.",
    "En skola av trä med barn på gården.",
    "Ett torg med bänkar och en fontän.",
    "En sjö med brygga i kvällsljus.",
    "En arbetsmaskin gräver i en gata.",
    "En läsande person i ett bibliotek.",
)
"""The alternative text of each picture."""
