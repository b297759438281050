"""First names of people of any age, used to find undeclared names whatever their case.

The names that many children have are in `coaching.first_names`; these are the others, those of grown-ups too.
"""

from typing import Final

from cop_session.coaching.pupil_first_names import FIRST_NAMES as OF_CHILDREN

_OTHERS: Final = """
    aad aaron abdel abdelkader abdul abdullah achiel ada adele adinda adriaan adriana agnes agnieszka ahmed ahmet
    aisha albert aleksander alex alexandra alexia alfons ali alina alma amadou amanda amelie aminata amira amke an
    ana anastasia andre andrea andreas andriy aniek anissa anita anja anke ann anna annabel anne anneke anneleen
    annelies annelore annemarie annemie annet annick anouk antje anton antoon arie arjan arnaud arne arno arnold
    arthur ashley astrid aurelie axel aylin ayse barbara bart basiel bastiaan beatrijs bente bernadette bernard bert
    bertha bianca bieke birgit bisrat bjorn blessing bo bob bogdan boris boudewijn brahim brecht brent brigitte
    britt bruno carine carl carla carlo carmen carolien caroline catalin catherine cathy cedric celina celine
    chantal charlotte chiara chris christel christiaan christina christine christophe cindy claire clara claudia
    colette conny cor corine cornelis dagmar damian damien daniel daniela danny danylo dave david davy dawit debby
    denise dennis diana didier diederik diego dieter dimitri dina dirk dmytro dominiek dominique dorien doris douwe
    dylano ed eddy edith edward eefje eleonora elias elien elif elijah elin elina eline elisa elisabeth ellen elly
    els elsa emilie emily emmanuel emmy enes enzo erik erika erna ernst erwin esther etienne evelien eveline evelyne
    evi evy ewa ewoud fabian fabienne faith farah fatma fatou fatoumata felix femmy ferdinand fernand filip floor
    flore florence florin frank frans frea fred frederik freek freya frieda friso gaelle geert geertje geertrui
    gerard gerda gerrit gerry gert gijsbert gilles gina gino giovanni gisele glenn godelieve goedele greet greta
    griet guido guillaume gunther gust gustaaf guus gwen gwendolyn hafsa hakan hanane hanna hannah hanne hannelore
    hannes hans hao harm harry hasan hassan heidi hein heleen helena helene hendrik henk herman herwig hilde hind
    hubert huong huseyin huub ian ibtissam ida ignace ikram ilja ilona ilse inge ingrid ionut irena irene iris irma
    iryna isabel isabelle ismael ismail ivan ivo jaak jaap jack jackie jaco jacob jacqueline jacques jamal jamila
    jan jana janice janine janneke janno jarne jason jean jeanine jeanne jeannine jelle jennifer jenny jens jeroen
    jerome jesper jessica jet jimmy jip jo joachim joana jochen joeri johan johanna johannes johnny jolien jonas
    jonathan joost joran jordy joren joris jos josefien joseph josephine joshua josje jowan jozef judith julia
    juliaan juliana julie juliette jurgen justine juultje kaat kadir karel karen karim karima karin karla karlien
    karolien katarzyna katia katja katleen katrien katrijn keano kelly kemal ken kenji kenneth kevin khadija khalid
    kim kimberly klaas klara koen koenraad kofi kris krista kristel kristien kristof krzysztof kurt kwame kyara lara
    lars latifa laurence laurens laurent laurien leen leentje leni lennert lenny leo leon leona leonie lex lian
    lidia lien lies liesbet liesbeth lieselot lieselotte lieve lieven lily linda linde lindsay line ling linh lisa
    lisbeth liza lobke lode loes lorena lorenzo lotje lou loubna louisa louise luc lucia luciano ludo luk lukas lut
    lutgard lydia lynn maaike maarten maartje maddy mady magali magda magdalena maite maksym malgorzata malika
    mamadou manon manuel marc marcel marcin margaux margot margriet maria mariama marian marianne marieke mariette
    marijke marijn marina mario marius marjan marjolein marjolijn mark marleen marlies marloes marnix martha martijn
    martin martina martine mathias mathieu mathijs mathilde matteo matthias matthijs mattia mattias mauro max maxim
    maxime maya mehdi mehmet melanie melissa merlijn merve micha michael michel michele michelle michiel mick mieke
    miet mihaela mihai mike minh mira miranda mireille miriam mirjam mirte mohsin moniek monique mouad mounir moussa
    murat mustafa mykola myriam nadia nadine naima nancy natalia nataliya natascha natasja nathalie nathanael nele
    nelly nico nicola nicolas nicole niek niels niko nikolaas noe noel noelle noemie noortje norah nore oana oksana
    oktay oleksandr olena olga olivier omayma onno otis otto oumar ozlem pascal pascale patricia patrick patrik paul
    paula pauline pawel pedro peggy peter petra philip philippe piet pieter pieterjan pim piotr pippa precious
    prince quinten rachel rachid rachida radu ralf ralph ramona raoul raphael rayane rebecca redouan regine
    reinhilde reinout rene ria rianne richard rik rita rob robert roberta robin roel roeland roelof roger roland
    romain roman romy ronald ronny roos rosa rosalie rosanne rosie rosita roxane rozemarijn rudi rudy ruth ruud ryan
    sabine sabrina sacha saida sam samantha samia samira samuel sander sandra sandy sanne sara sarah sascha saskia
    sebastiaan sebastian seger selena selma serena sergio serkan severine shana shanti sharon siebren sien sienna
    sientje sietse sigrid silke silvia simon simone sjoerd sofia sofiane sofie sofiia sofyan sonja sophia sophie
    soufian soufiane soumaya stef stefaan stefan stefanie stefka stephanie steve steven stijn sumaya suzanne sven
    sverre svetlana sybren sylvia sylvie tamara tania tanja tarik tatiana ted thanh thea theo thibault thibo thierry
    thijmen thomas tiago tibo tiebe tijn tijs tim timo tine tineke tinne tobias tom tomasz toon trees tristan trui
    truus ulrike ulysse ursula valentina valerie vanessa veerle vera veronique vicky viktor vincent viviane vlad
    vladimir volkan wanda wannes ward wendy werner wiebe wiebke wilfried willem willemijn willy wilma wim wojciech
    wouter xander xavier xin yana yannick yassin yentl yolanda yonas yordi younes youssef yuliia yves yvette yvonne
    zakaria zehra ziad zita zohra
"""
_WORDS_TOO: Final = """
    amber bakker bever bloem boer bos brouwer dekker engel fleur hazel hope iris jade jager jasmijn joy kok koning
    kuiper lente lieve linde mark mees mei merel molenaar prins puck robijn roos ruby ruiter saar schipper slager
    smid smit ster sterre storm summer timmerman visser vos wolf zonne
"""
FIRST_NAMES: Final = OF_CHILDREN | frozenset(_OTHERS.split()) | frozenset(_WORDS_TOO.split())
"""In lower case, without accents; some are words too."""
