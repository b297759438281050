"""First names that people of any age have, to have one looked at that nobody told of, whatever its case.

The names that many children have are in `coaching.first_names`; these are the others, those of grown-ups too.
"""

from typing import Final

from cop_session.coaching.first_names import FIRST_NAMES as OF_CHILDREN

_OTHERS: Final = """
    aad abdel abdul ada adele adinda adriaan agnes ahmed ahmet aisha albert aleksander alex alexandra alexia alfons
    ali alina alma amanda amelie amira amke an ana anastasia andre andrea andreas aniek anissa anita anja anke ann
    anna annabel anne anneke anneleen annelies annelore annemarie annemie annet annick anouk antje anton antoon arie
    arjan arnaud arne arno arnold arthur ashley astrid aurelie axel aylin ayse barbara bart basiel bastiaan beatrijs
    bente bernadette bernard bert bertha bianca bieke birgit bisrat bjorn bo bob boris boudewijn brahim brecht brent
    brigitte britt bruno carine carl carla carlo carmen carolien caroline catherine cathy cedric celina celine
    chantal charlotte chiara chris christel christiaan christina christine christophe cindy claire clara claudia
    colette conny cor corine cornelis dagmar damian damien daniel daniela danny dave david davy dawit debby denise
    dennis diana didier diederik dieter dimitri dina dirk dominiek dominique dorien doris dylano ed eddy edith
    edward eefje eleonora elias elien elif elin eline elisa elisabeth ellen elly els elsa emilie emily emmanuel emmy
    enes erik erika erna ernst erwin esther etienne evelien eveline evelyne evi evy ewoud fabian fabienne faith
    farah fatma fatoumata felix femmy ferdinand fernand filip floor flore florence frank frans frea fred frederik
    freek freya frieda friso gaelle geert geertje geertrui gerard gerda gerrit gerry gert gijsbert gilles gina gino
    giovanni gisele glenn godelieve goedele greet greta griet guido guillaume gunther gust gustaaf gwen gwendolyn
    hanane hanna hannah hanne hannelore hannes hans harm harry hasan hassan heidi hein heleen helena helene hendrik
    henk herman herwig hilde hind hubert huseyin huub ian ibtissam ida ignace ikram ilja ilona ilse inge ingrid
    irena irene iris irma isabel isabelle ismael ivan ivo jaak jaap jack jackie jaco jacob jacqueline jacques jan
    jana janice janine janneke janno jarne jason jean jeanine jeanne jeannine jelle jennifer jenny jens jeroen
    jerome jesper jessica jet jimmy jo joachim joana jochen joeri johan johanna johannes johnny jolien jonas
    jonathan joost joran jordy joren joris jos josefien joseph josephine josje jowan jozef judith juliaan juliana
    julie juliette jurgen justine juultje kaat kadir karel karen karim karin karla karlien karolien katia katja
    katleen katrien katrijn keano kelly ken kenneth kevin khadija khalid kim kimberly klaas klara koen koenraad kris
    krista kristel kristien kristof kurt kyara lara lars laurence laurens laurent laurien leen leentje leni lennert
    lenny leo leon leona leonie lex lian lidia lien lies liesbet liesbeth lieselot lieselotte lieve lieven lily
    linda linde lindsay line lisa lisbeth liza lobke lode loes lorena lorenzo lotje lou loubna louisa louise luc
    lucia luciano ludo luk lukas lut lutgard lydia maaike maarten maartje maddy mady magali magda maite malika manon
    manuel marc marcel margaux margot margriet maria marian marianne marieke mariette marijke marijn marina mario
    marius marjan marjolein marjolijn mark marleen marlies marloes marnix martha martijn martin martina martine
    mathias mathijs mathilde matthias matthijs mauro max maxim maxime maya mehdi mehmet melanie melissa merlijn
    merve micha michael michel michele michelle michiel mieke miet mike mira miranda mireille miriam mirjam mirte
    mohsin moniek monique mounir murat mustafa myriam nadia nadine naima nancy natalia natascha natasja nathalie
    nele nelly nico nicola nicolas nicole niek niels niko nikolaas noel noelle noemie noortje norah nore oktay olga
    olivier omayma onno otis otto ozlem pascal pascale patricia patrick patrik paul paula pauline pedro peggy peter
    petra philip philippe piet pieter pieterjan pim pippa quinten rachel rachid ralf ralph ramona raoul raphael
    rayane rebecca regine reinhilde reinout rene ria rianne richard rik rita rob robert roberta robin roel roeland
    roelof roger roland romain roman romy ronald ronny roos rosa rosalie rosanne rosie rosita roxane rozemarijn rudi
    rudy ruth ruud ryan sabine sabrina sacha saida sam samantha samira samuel sander sandra sandy sanne sara sarah
    sascha sebastiaan sebastian seger selena selma serena sergio severine shana shanti sharon siebren sien sientje
    sietse sigrid silke silvia simon simone sjoerd sofia sofiane sofie sonja sophia sophie soufiane stef stefaan
    stefan stefanie stefka stephanie steve steven stijn suzanne sven sverre svetlana sybren sylvia sylvie tamara
    tania tanja tatiana ted thea theo thibault thibo thierry thijmen tiebe tijs tim timo tine tinne tobias tom toon
    trees tristan trui truus ulrike ulysse ursula valentina valerie vanessa veerle vera veronique vicky viktor
    vincent viviane vladimir wanda wannes ward wendy werner wiebe wiebke wilfried willem willemijn willy wilma wim
    wouter xander xavier yana yannick yassin yentl yolanda yonas yordi younes yves yvette yvonne zakaria zehra ziad
    zita zohra
"""
_WORDS_TOO: Final = """
    amber bakker bever bloem boer bos brouwer dekker engel fleur hazel hope iris jade jager jasmijn joy kok koning
    kuiper lente lieve linde mark mees mei merel molenaar prins puck robijn roos ruby ruiter saar schipper slager
    smid smit ster sterre storm summer timmerman visser vos wolf zonne
"""
FIRST_NAMES: Final = OF_CHILDREN | frozenset(_OTHERS.split()) | frozenset(_WORDS_TOO.split())
"""In lower case, without accents; some are words too."""
