"""What there is to learn from each talk: in a sentence, and for the trainer at each stop-point in its order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a talk `teaches`, and for each of its stop-points notes and a model answer."""

    teaches: str
    stops: Sequence[tuple[str, str]]


LESSONS: Final[Mapping[str, Lesson]] = {
    "lena": Lesson(
        "een heel gesprek van onthaal tot afronding, met de leerling er een halfuur bij",
        (
            (
                "Laat de klas eerst zwijgen: wie vult de stilte voor Lena? Vaak vragen ze ‘waarom’, en dan moet ze "
                "zich verdedigen.",
                "Lena, mag deze zin zo in het plan? Je mag hem veranderen, of zeggen: schrijf dat niet op.",
            ),
            (
                "Let op wie Lena nog iets wil laten dóén in plaats van haar iets te vragen.",
                "Eerst wat alleen Lena kan zeggen: welke actie wil zij zelf proberen, en hoe laat ze merken dat ze "
                "wil lezen?",
            ),
            (
                "Drie vragen: wat wil je bereiken, wat doe je al, wat heb je nodig? Een klas geeft hier graag raad.",
                "Annelies, als het over zes weken beter gaat, wat zie je Lena dan doen? Daarna pas: wat heb jij "
                "daarvoor nodig?",
            ),
            (
                "Laat de klas de namen aan tafel overlopen. Wie lang niets zei, heeft vaak al iets bedacht.",
                "Joris, jij hebt nog geen actie genoemd. Wat zou jij met de hele klas proberen?",
            ),
            (
                "‘Dat kan niet’ stopt het bedenken. Het idee bewaren kost niets.",
                "Dank je, Koen. We schrijven het op bij later; nu kiezen we wat dit schooljaar kan.",
            ),
            (
                "Vraag de klas om het woord ‘maar’ te vermijden. Een nee vertelt waar de actie te groot is.",
                "Dank je dat je het zegt. Wat zou wel kunnen: later, kleiner, of met iemand erbij?",
            ),
            (
                "Zes weken is een richtlijn. Een datum waarop niets te bekijken valt, stelt teleur.",
                "Dinsdag 12 januari: dan zijn de meeste afspraken een maand bezig. Het hoorspel bekijken we later.",
            ),
        ),
    ),
    "milan": Lesson(
        "een ouder aan de telefoon, en een leerling die pas op het einde binnenkomt",
        (
            (
                "Laat iemand uit de groep met de rug naar de anderen zitten: zo voelt bellen.",
                "Bart, ik zeg steeds wie er praat. Na elke stap vraag ik jou als eerste. Klinkt dat goed?",
            ),
            (
                "De groep denkt vaak aan nog een les. Vraag wie er kennis heeft die nog niet gebruikt is.",
                "Hanneke, jij hebt nog niets op je naam. Wat kan er buiten deze school?",
            ),
            (
                "Twee namen bij één actie: wie doet het als het druk wordt?",
                "Samira, wil jij het schema doen? Jeroen, wat kun jij dan wel bijdragen?",
            ),
            (
                "Laat een deelnemer Milan spelen. Wie vat samen in drie zinnen, zonder oordeel?",
                "Dag Milan, dit hebben we bedacht om je te helpen. Niets staat al vast. Wat vind je hiervan?",
            ),
            (
                "Noteren is niet genoeg: laat de groep de actie aanwijzen die verandert.",
                "Jij wilt niet opvallen. Dan leggen we het werk in je gewone map. Klopt dat zo?",
            ),
            (
                "Een datum zonder teken van succes wordt een praatje. Vraag om iets wat je kunt zien of tellen.",
                "Waaraan merken jullie op 9 februari dat het beter gaat? Noem iets wat je Milan ziet doen.",
            ),
        ),
    ),
    "conflict": Lesson(
        "ouders en school kijken er anders naar: iedereen horen, een zin schrappen, een pauze nemen",
        (
            (
                "Tel met de klas hoeveel minuten de school al praatte. De ouders zaten erbij en knikten.",
                "Katrien en Dieter, hoe ziet dit er bij jullie thuis uit? Wat klopt er, en wat niet?",
            ),
            (
                "Laat de klas de zin nog even lezen voor hij verdwijnt: wat zegt hij over Ferre, en wat helpt hij? "
                "Schrappen wist de woorden voorgoed, ook uit de kopieën.",
                "Dank je dat je het zegt. Ik schrap de zin. Wat zag je gebeuren, zonder dat woord?",
            ),
            (
                "Vraag wie in de klas nu zou blijven praten. Een pauze is geen verlies: de klok staat stil.",
                "Ik hoor twee verhalen die allebei kloppen. We nemen drie minuten en beginnen daarna bij wat Ferre "
                "nodig heeft.",
            ),
            (
                "Een zin van een kind is van dat kind, ook als de juf hem meebrengt.",
                "We laten hem open. Sofie, vraag jij morgen aan Ferre of dit zo in het plan mag?",
            ),
            (
                "Zoek met de klas de zorg achter het voorstel: veiligheid van de andere kinderen.",
                "Hilde, waarover maak je je zorgen als hij buiten is? En Dieter, wat heeft hij volgens jou nodig?",
            ),
            (
                "Laat de klas drie kleinere versies bedenken voor iemand er één voorstelt.",
                "Elke middag lukt niet. Welke tien minuten, op welke dagen, lukken zeker?",
            ),
            (
                "Een actie zonder naam is een wens. Kijk wie er beslist over lokalen.",
                "Hilde, dit gaat over een lokaal. Neem jij dit op, en tegen wanneer?",
            ),
        ),
    ),
    "evaluatie": Lesson(
        "terugkijken zonder schuld: wat bleef liggen, en hoe wordt het zo klein dat het lukt?",
        (
            (
                "De klas wil vaak meteen weten wie wat vergat. Laat ze eerst zoeken wat wel lukte.",
                "Eén afspraak hield stand. Wat maakte dat die wel lukte? Daarna bekijken we wat de andere moeilijk "
                "maakte.",
            ),
            (
                "Eén vraag tegelijk, op ooghoogte, over iets wat hij zelf zag.",
                "Ferre, wanneer ging het spelen goed? Wie stond er toen bij?",
            ),
            (
                "Het antwoord is niet ‘sorry, Younes’ alleen: wie leidt, vraagt elke naam zelf.",
                "Younes, dat had ik je moeten vragen. Wat zou jij willen en kunnen doen?",
            ),
            (
                "Wie de vorige keer niet gevraagd werd, komt nu eerst. Open vraag, geen ‘dat lukt toch?’",
                "Younes, jou eerst. Lukt dit, lukt het als er iets verandert, of lukt het niet?",
            ),
            (
                "Laat de klas het verschil zeggen tussen een beleefde ja en een eerlijke nee.",
                "Dank je, Jana. Elke dag is te veel. Wat hou je wel vol, ook in een drukke week?",
            ),
            (
                "Een plan dat alleen wie erbij was kent, stopt bij de eerste afwezigheid.",
                "Wie praat Sofie bij, en op welke dag? We schrijven het op met een naam.",
            ),
        ),
    ),
    "tolk": Lesson(
        "praten met een tolk erbij, een ouder op afstand, en een knik die nog geen ja is",
        (
            (
                "Speel het na met iemand die onzichtbaar ‘tolkt’. Kijk waar de ogen naartoe gaan.",
                "Ik kijk moeder aan en zeg: fijn dat u er bent. Ik maak korte zinnen; zeg gerust stop.",
            ),
            (
                "Let op of de groep voor Selam beslist nu ze er nog is.",
                "Selam, wat kun jij doen als je iets niet hebt verstaan? Wat vind je fijn?",
            ),
            (
                "De tolk heeft een stem, geen mening. Vraag altijd van wie de woorden zijn.",
                "Mihret, zegt u dit, of zegt de tolk dit? Ik schrijf het op bij uw naam.",
            ),
            (
                "Vijf minuten: laat de groep kiezen welke ene vraag alleen vader kan beantwoorden.",
                "Yonas, voor u ophangt: lukt het om in de pauze te bellen, en op welk moment?",
            ),
            (
                "Knikken is beleefd. Een gesloten vraag levert altijd een knik op.",
                "Kunt u mij in uw eigen woorden vertellen wat u thuis gaat doen? Het mag in uw eigen taal.",
            ),
            (
                "Laat de groep opsommen wie dit gesprek mogelijk maakte. Zonder tolk is er geen evaluatie.",
                "Wilma, vraag jij dezelfde tolk voor 17 december? Dat schrijven we op, met een datum.",
            ),
            (
                "Een handtekening onder druk is niets waard, en het mag op een ander moment.",
                "U praat er thuis over. Wilma belt u volgende week, met de tolk. Tot dan staat het open.",
            ),
        ),
    ),
    "tweede-keer": Lesson(
        "wie er moet zijn, is er niet: stoppen, opnieuw samenkomen en iemand echt laten inhalen",
        (
            (
                "Het briefje is van Noor. Let op wie het meteen begint uit te leggen.",
                "Noor vroeg om het voor te lezen. Ik lees het één keer, traag, en daarna zwijgen we even.",
            ),
            (
                "Tel met de klas hoeveel acties iemand krijgt die er niet is.",
                "We weten niet wat thuis kan. Ik haal deze actie weg; we vragen het aan mama zelf.",
            ),
            (
                "Verdergaan voelt flink, stoppen voelt als verlies. Wat kost het om nu door te gaan?",
                "We stoppen hier. An belt mama, en donderdag doen we verder met haar erbij.",
            ),
            (
                "Samenvatten zet mama op achterstand. Vragen haalt haar binnen.",
                "Griet, voor we vertellen wat wij dachten: hoe zie jij Noor thuis? Wat moet vandaag zeker aan bod "
                "komen?",
            ),
            (
                "Lees de zin luidop en vraag de klas wat mama toevoegde: zwijgen maakt haar moe.",
                "Mama zegt dat zwijgen Noor uitput. Mogen we dat in de zin zetten?",
            ),
            (
                "Laat iemand Noor spelen, zonder stem. Welke vraag kan zij beantwoorden?",
                "Noor, ik leg drie kaartjes neer: lukt, lukt als, lukt niet. Leg er één bij elke actie. Neem je tijd.",
            ),
            (
                "Vraag toestemming op een manier die zij kan gebruiken, en wacht.",
                "Mag deze zin in het plan? Knik, schud, of typ het. Nee is ook goed.",
            ),
        ),
    ),
    "vlot": Lesson(
        "een gesprek dat bijna helemaal goed gaat: waaraan zie je dat?",
        (
            (
                "Vraag de groep hoeveel volwassenen normaal eerst praten.",
                "Jesse, dit gesprek gaat over jou. Wat wil jij dat er vandaag gebeurt?",
            ),
            (
                "Wat klaarligt is verleidelijk. Laat de groep beide zinnen naast elkaar leggen.",
                "Nee. Daan, herken je wat Jesse zei? Dan schrijven we zijn woorden op.",
            ),
            (
                "Laat de groep het idee eerst groter maken voor iemand vraagt of het kan.",
                "Mooi. Ik schrijf het op zoals het gezegd is. Wie wordt hier blij van?",
            ),
            (
                "‘Als’ is geen nee: er ontbreekt één afspraak.",
                "Wie kan meekijken, en wanneer? Marloes, lukt dat op donderdag?",
            ),
            (
                "Let op de opluchting aan tafel: dan wordt de evaluatie vergeten.",
                "Stel, het is 15 december en het helpt. Wat doe je dan anders, Jesse? Dat schrijven we op.",
            ),
            (
                "Wie iets doet of over wie het gaat, hoort te weten wat er staat.",
                "Jesse, wil jij het verslag zelf, en op papier? En mag Tamar haar eigen afspraak krijgen?",
            ),
        ),
    ),
}
