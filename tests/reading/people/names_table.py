"""Names of all kinds: what was typed, and beneath it for each person the name, the role, and what is read back.

What was typed at two entries stands in one row, with a bar between. Beneath it: the name as the plan prints it; the
role, *family* for relatives who are no parents, a question mark where it has to be asked; what somebody is called on
the board and on the parents' page; every form that can be typed in *Wie*. The pupil is Lena.
"""

from typing import Final

_TEXT: Final = """
Annelies Vandamme, leerkracht
    Annelies Vandamme ; teacher ; Annelies ; annelies / vandamme / annelies vandamme / vandamme annelies
Bart van den Berghe, papa
    Bart van den Berghe ; parent ; Bart ; bart / van den berghe / berghe / bart van den berghe / papa / vader
Koen De Smet, zoco
    Koen De Smet ; care_coordinator ; Koen ; koen / de smet / smet / zoco / zorgcoördinator / zorgcoordinator
Ilse D'Hondt, leerondersteuner
    Ilse D'Hondt ; external_supporter ; Ilse ; ilse / d'hondt / d’hondt / dhondt / hondt / leerondersteuner
Jan 't Kindt, directeur
    Jan 't Kindt ; head ; Jan ; jan / 't kindt / ’t kindt / kindt / directeur
An-Sofie Vanden Bossche, CLB
    An-Sofie Vanden Bossche ; guidance_centre ; An-Sofie ; an-sofie / an sofie / sofie / vanden bossche / bossche
Marie-Claire, oma
    Marie-Claire ; family ; Marie-Claire ; marie-claire / marie claire / oma
meester Pieter-Jan Van de Velde
    meester Pieter-Jan Van de Velde ; teacher ; Pieter-Jan ; pieter-jan / pieterjan / van de velde / velde / meester
Petra de Wit, IB'er
    Petra de Wit ; care_coordinator ; Petra ; petra / de wit / wit / ib'er / ib’er / intern begeleider
Hanneke van 't Hof, consulent
    Hanneke van 't Hof ; external_supporter ; Hanneke ; hanneke / van 't hof / van ’t hof / 't hof / hof
J.P. de Vries, orthopedagoog
    J.P. de Vries ; educational_psychologist ; J.P. de Vries ; de vries / vries / j.p. de vries / jp de vries
A. Van Acker, logopedist
    A. Van Acker ; speech_therapist ; A. Van Acker ; van acker / acker / a. van acker / a van acker / logopedist
dr. Peeters, CLB
    dr. Peeters ; guidance_centre ; dr. Peeters ; peeters / dr. peeters / dr peeters / dokter peeters
dr. Jan Peeters, CLB
    dr. Jan Peeters ; guidance_centre ; Jan ; jan / peeters / dr. peeters / jan peeters / dr. jan peeters
prof. dr. Hilde Claes
    prof. dr. Hilde Claes ; ? ; Hilde ; hilde / claes / prof. claes / hilde claes
drs. Emma Jansen, orthopedagoog
    drs. Emma Jansen ; educational_psychologist ; Emma ; emma / jansen / emma jansen
de heer Janssens, papa
    de heer Janssens ; parent ; de heer Janssens ; janssens / de heer janssens / dhr. janssens / meneer janssens
mevr. Peeters, mama
    mevr. Peeters ; parent ; mevr. Peeters ; peeters / mevr. peeters / mevr peeters / mevrouw peeters / mama
mevrouw El Amrani, mama
    mevrouw El Amrani ; parent ; mevrouw El Amrani ; el amrani / amrani / mevr. el amrani / mama / moeder
Dhr. Youssef Ben Ali, papa
    Dhr. Youssef Ben Ali ; parent ; Youssef ; youssef / ben ali / ali / youssef ben ali / dhr. ben ali / papa
juf Els
    juf Els ; teacher ; juf Els ; els / juf / juf els
meester Tom
    meester Tom ; teacher ; meester Tom ; tom / meester / meester tom
Juf Els 😊
    Juf Els ; teacher ; Juf Els ; els / juf els
👩‍🏫 Annelies
    Annelies ; ? ; Annelies ; annelies
Bart 👍🏽, papa
    Bart ; parent ; Bart ; bart / papa
papa
    Papa ; parent ; Papa ; papa / vader
mama
    Mama ; parent ; Mama ; mama / moeder
Mama van Lena
    Mama van Lena ; parent ; Mama ; mama / mama van lena / moeder
oma Lies
    Lies ; family ; Lies ; oma / lies / oma lies
opa
    Opa ; family ; Opa ; opa / grootvader
pleegmoeder Griet
    Griet ; parent ; Griet ; griet / pleegmoeder / pleegmama / pleegmoeder griet
stiefpapa Dirk
    Dirk ; parent ; Dirk ; dirk / stiefpapa / stiefvader
plusmama Els Maes
    Els Maes ; parent ; Els ; els / plusmama / maes
opvoeder Karim
    Karim ; ? ; Karim ; karim / opvoeder / opvoeder karim
Lena
    Lena ; pupil ; Lena ; lena / leerling
Lena Yıldız
    Lena Yıldız ; ? ; Lena ; lena
Samira El Amrani, IB'er
    Samira El Amrani ; care_coordinator ; Samira ; samira / el amrani / amrani / ib'er
Fatima Ez-Zahra Benali, mama
    Fatima Ez-Zahra Benali ; parent ; Fatima ; fatima / benali / ez-zahra / fatima ez-zahra / fatima benali / mama
Mohammed Aït Taleb, papa
    Mohammed Aït Taleb ; parent ; Mohammed ; mohammed / aït taleb / ait taleb / taleb / papa
Fatma Yıldız, mama
    Fatma Yıldız ; parent ; Fatma ; fatma / yıldız / yildiz / fatma yildiz / mama / FATMA YILDIZ
Gülşen Öztürk, brugfiguur
    Gülşen Öztürk ; liaison ; Gülşen ; gülşen / gulsen / ozturk / öztürk / brugfiguur
İbrahim Çelik, papa
    İbrahim Çelik ; parent ; İbrahim ; ibrahim / İbrahim / celik / papa
Małgorzata Wójcik-Nowak, mama
    Małgorzata Wójcik-Nowak ; parent ; Małgorzata ; malgorzata / małgorzata / wojcik / nowak / wojcik-nowak
Łukasz Kowalski, papa
    Łukasz Kowalski ; parent ; Łukasz ; lukasz / kowalski
Олена Шевченко, mama
    Олена Шевченко ; parent ; Олена ; олена / шевченко / mama
Oksana Kovalenko-Shevchuk, mama
    Oksana Kovalenko-Shevchuk ; parent ; Oksana ; oksana / kovalenko / shevchuk / kovalenko-shevchuk
Мар'яна, tante
    Мар'яна ; family ; Мар'яна ; мар'яна / мар’яна / tante
WANG Xiaoming, papa
    WANG Xiaoming ; parent ; Xiaoming ; xiaoming / wang / wang xiaoming / xiaoming wang
王小明, papa
    王小明 ; parent ; 王小明 ; 王小明 / papa
Nguyễn Thị Minh Anh, mama
    Nguyễn Thị Minh Anh ; parent ; Nguyễn ; nguyen / minh anh / anh / minh / mama
VANDAMME Annelies, leerkracht
    VANDAMME Annelies ; teacher ; Annelies ; annelies / vandamme / annelies vandamme
María José García López, mama
    María José García López ; parent ; María ; maria / maría josé / maria jose / garcia / lopez / garcia lopez
Juan Carlos Rodríguez de la Fuente, papa
    Juan Carlos Rodríguez de la Fuente ; parent ; Juan ; juan / juan carlos / rodriguez / de la fuente / fuente
Suharto, papa
    Suharto ; parent ; Suharto ; suharto / papa
Seán Ó Briain, papa
    Seán Ó Briain ; parent ; Seán ; sean / ó briain / o briain / briain
Siobhán O'Connor, mama
    Siobhán O'Connor ; parent ; Siobhán ; siobhan / o'connor / o’connor / connor
Jan Maes MSc, CLB
    Jan Maes MSc ; guidance_centre ; Jan ; jan / maes / jan maes
Els Vermeulen, PhD
    Els Vermeulen PhD ; ? ; Els ; els / vermeulen
Bart & Els
    Bart ; ? ; Bart ; bart
    Els ; ? ; Els ; els
Bart & Els, ouders
    Bart ; parent ; Bart ; bart
    Els ; parent ; Els ; els
Bart en Els Peeters, ouders
    Bart Peeters ; parent ; Bart ; bart / bart peeters
    Els Peeters ; parent ; Els ; els / els peeters
Fatma en Serkan Yıldız, mama en papa
    Fatma Yıldız ; parent ; Fatma ; fatma / mama
    Serkan Yıldız ; parent ; Serkan ; serkan / papa
Bart Peeters & Els Claes, ouders
    Bart Peeters ; parent ; Bart ; bart / peeters
    Els Claes ; parent ; Els ; els / claes
mama en papa
    Mama ; parent ; Mama ; mama
    Papa ; parent ; Papa ; papa
de heer en mevrouw Janssens, ouders
    de heer Janssens ; parent ; de heer Janssens ; de heer janssens / meneer janssens
    mevrouw Janssens ; parent ; mevrouw Janssens ; mevrouw janssens / mevr. janssens
oma en opa
    Oma ; family ; Oma ; oma
    Opa ; family ; Opa ; opa
Tom + An, ouders
    Tom ; parent ; Tom ; tom
    An ; parent ; An ; an
Roos Mertens, mama
    Roos Mertens ; parent ; Roos ; roos / mertens
Mei Lin, mama
    Mei Lin ; parent ; Mei ; mei / lin / mei lin
Wil de Bruin, papa
    Wil de Bruin ; parent ; Wil ; wil / de bruin / bruin
Mark Mei, clb
    Mark Mei ; guidance_centre ; Mark ; mark / mei
An De Wachter, zorgleerkracht
    An De Wachter ; care_teacher ; An ; an / de wachter / wachter / zorgleerkracht
Tom Maes, leerkracht | Tom Peeters, papa
    Tom Maes ; teacher ; Tom M. ; tom m / tom m. / tom maes / maes / leerkracht
    Tom Peeters ; parent ; Tom P. ; tom p / tom peeters / peeters / papa
Els Van Acker, mama | Els Van Damme, juf
    Els Van Acker ; parent ; Els Van A. ; els van acker / els van a / van acker / mama
    Els Van Damme ; teacher ; Els Van D. ; els van damme / van damme / juf
mama Tom | mama Tina
    Tom ; parent ; Tom ; tom
    Tina ; parent ; Tina ; tina
Peeters, Jan, papa
    Jan Peeters ; parent ; Jan ; jan / peeters / jan peeters / papa
Pieters Els (mama)
    Pieters Els ; parent ; Pieters ; pieters / els / els pieters / mama
mama: Els Maes
    Els Maes ; parent ; Els ; els / maes / mama
Els Maes - mama
    Els Maes ; parent ; Els ; els / maes / mama
els maes, mama
    els maes ; parent ; els ; els / maes / mama
Karen Vanden Berghe (CLB)
    Karen Vanden Berghe ; guidance_centre ; Karen ; karen / vanden berghe / berghe
tolk Amira
    Amira ; interpreter ; Amira ; amira / tolk
grootmoeder
    Grootmoeder ; family ; Grootmoeder ; grootmoeder / oma
Bonus-papa Wim
    Wim ; parent ; Wim ; wim / bonuspapa / bonus-papa
voogd mr. De Backer
    mr. De Backer ; parent ; mr. De Backer ; de backer / voogd / mr. de backer
Mw. drs. Joke Smit-van Dijk, IB'er
    Mw. drs. Joke Smit-van Dijk ; care_coordinator ; Joke ; joke / smit / van dijk / dijk / mevrouw smit / joke smit
Abdel-Karim Ouali, papa
    Abdel-Karim Ouali ; parent ; Abdel-Karim ; abdel-karim / abdelkarim / karim / ouali
Xóchitl Hernández y Gómez, mama
    Xóchitl Hernández y Gómez ; parent ; Xóchitl ; xochitl / hernandez / gomez / hernández y gómez
Jean-Baptiste de Mûelenaere, CLB
    Jean-Baptiste de Mûelenaere ; guidance_centre ; Jean-Baptiste ; jean / jean-baptiste / muelenaere
Ann-Kristin Müller (logopediste)
    Ann-Kristin Müller ; speech_therapist ; Ann-Kristin ; ann-kristin / muller / logopedist / logopediste / logo
D'Artagnan, papa
    D'Artagnan ; parent ; D'Artagnan ; d'artagnan / dartagnan / artagnan / papa
ilse d’hondt
    ilse d’hondt ; ? ; ilse ; ilse / d'hondt / dhondt
tante Karima
    Karima ; family ; Karima ; karima / tante / tante karima
Meneer Özdemir, papa
    Meneer Özdemir ; parent ; Meneer Özdemir ; ozdemir / dhr. özdemir / meneer özdemir / vader
Juf Mieke en juf Katrien
    Juf Mieke ; teacher ; Juf Mieke ; mieke / juf mieke
    juf Katrien ; teacher ; juf Katrien ; katrien / juf katrien
Meester Bart en juf An, leerkrachten
    Meester Bart ; teacher ; Meester Bart ; bart / meester bart / meester
    juf An ; teacher ; juf An ; an / juf
mama Sofie & papa Tom De Clercq
    Sofie De Clercq ; parent ; Sofie ; sofie / mama / moeder
    Tom De Clercq ; parent ; Tom ; tom / papa / vader
Kris Maes (papa) en Kris Claes (mama)
    Kris Maes ; parent ; Kris M. ; kris m. / kris maes / papa
    Kris Claes ; parent ; Kris C. ; kris c / claes / mama
zoco: Koen Lippens
    Koen Lippens ; care_coordinator ; Koen ; koen / lippens / zoco
CLB - Joris Maes
    Joris Maes ; guidance_centre ; Joris ; joris / clb
Sergeant-Deprez Nele, zorgleerkracht
    Sergeant-Deprez Nele ; care_teacher ; Sergeant-Deprez ; nele / sergeant / deprez / nele sergeant-deprez
Mohamed, papa | Mohamed Amin, broer
    Mohamed ; parent ; Mohamed ; mohamed / papa
    Mohamed Amin ; family ; Mohamed A. ; mohamed amin / amin / broer
Ahmed ben Salah, stiefvader
    Ahmed ben Salah ; parent ; Ahmed ; ahmed / salah / ben salah / stiefpapa / pluspapa
Truus van het Hooft, oma
    Truus van het Hooft ; family ; Truus ; truus / hooft / van het hooft / grootmoeder / oma truus
L. Janssen – gedragsdeskundige
    L. Janssen ; educational_psychologist ; L. Janssen ; janssen / l janssen / gedragsdeskundige
Đorđe Petrović, papa
    Đorđe Petrović ; parent ; Đorđe ; dorde / petrovic
Nguyen Van An, papa
    Nguyen Van An ; parent ; Nguyen ; nguyen / an / van an
Zus Hanne
    Hanne ; family ; Hanne ; hanne / zus / zus hanne
Bert en Mia Claes-Peeters, pleegouders
    Bert Claes-Peeters ; parent ; Bert ; bert
    Mia Claes-Peeters ; parent ; Mia ; mia
Aarav Singh 🙏🏾 (papa)
    Aarav Singh ; parent ; Aarav ; aarav / singh / papa
prof. em. dr. Luc Stevens, orthopedagoog
    prof. em. dr. Luc Stevens ; educational_psychologist ; Luc ; luc / stevens / prof. stevens / dokter stevens
Wim T'Joens, papa
    Wim T'Joens ; parent ; Wim ; wim / t'joens / tjoens / joens
Lena's mama
    Lena's mama ; parent ; Lena's mama ; mama / moeder / lena's mama
Lena Claes, mama
    Lena Claes ; parent ; Lena ; lena / claes / mama
ouders van Lena
    Ouders van Lena ; parent ; Ouders ; ouders / ouders van lena
de mama van Lena
    Mama van Lena ; parent ; Mama ; mama / de mama / moeder
pleegouders Jan en Mia
    Jan ; parent ; Jan ; jan
    Mia ; parent ; Mia ; mia
Sofie Bral (klastitularis 3B)
    Sofie Bral ; teacher ; Sofie ; sofie / bral / juf sofie
ANNELIES VANDAMME, leerkracht
    ANNELIES VANDAMME ; teacher ; ANNELIES ; annelies / vandamme / juf
Meester Özgür
    Meester Özgür ; teacher ; Meester Özgür ; ozgur / meester / meester ozgur
Els (juf van 2B)
    Els ; teacher ; Els ; els / juf / juf els
Sofie & Ward De Backere-Lootens (pleegouders)
    Sofie De Backere-Lootens ; parent ; Sofie ; sofie
    Ward De Backere-Lootens ; parent ; Ward ; ward
mevr. Van den Eynde-Smets, grootmoeder
    mevr. Van den Eynde-Smets ; family ; mevr. Van den Eynde-Smets ; eynde / smets / van den eynde / mevrouw smets / oma
Naïma Oulad Haj, mama
    Naïma Oulad Haj ; parent ; Naïma ; naima / haj / oulad haj / moeder
Said, stiefpapa van Lena
    Said ; parent ; Said ; said / stiefpapa / stiefvader
Prof. Van Damme, orthopedagoog
    Prof. Van Damme ; educational_psychologist ; Prof. Van Damme ; van damme / damme / professor van damme
IB'er Samira
    Samira ; care_coordinator ; Samira ; samira / ib'er
zorgco Tine Vdb.
    Tine Vdb. ; care_coordinator ; Tine ; tine / vdb / zorgco / zoco
Kim-Ly Tran, moeder
    Kim-Ly Tran ; parent ; Kim-Ly ; kim-ly / kimly / kim / tran / mama
nonkel Luc & tante Rita
    Luc ; family ; Luc ; luc / nonkel / oom
    Rita ; family ; Rita ; rita / tante / tante rita
mams
    Mams ; parent ; Mams ; mams / mama
Lena's oma
    Lena's oma ; family ; Lena's oma ; oma / grootmoeder
Ouder: Piet Pieters
    Piet Pieters ; parent ; Piet ; piet / pieters / ouder
CLB'er Hanne
    Hanne ; guidance_centre ; Hanne ; hanne / clb / clb'er
an vermeulen, clb
    an vermeulen ; guidance_centre ; an ; an / vermeulen / An Vermeulen
dhr Janssens (vader)
    dhr Janssens ; parent ; dhr Janssens ; janssens / meneer janssens / papa
Dhr. en Mevr. El Khattabi, ouders
    Dhr. El Khattabi ; parent ; Dhr. El Khattabi ; dhr. el khattabi / meneer khattabi
    Mevr. El Khattabi ; parent ; Mevr. El Khattabi ; mevrouw el khattabi
directeur Hilde
    Hilde ; head ; Hilde ; hilde / directeur / directie / directrice
JAN PEETERS, vader
    JAN PEETERS ; parent ; JAN ; jan / peeters / papa
Fien (kinesiste)
    Fien ; other ; Fien ; fien / kinesiste
voogd: mevr. Claes
    mevr. Claes ; parent ; mevr. Claes ; claes / mevr claes / voogd
logo Katrien
    Katrien ; speech_therapist ; Katrien ; katrien / logo / logopedist
leerling
    Leerling ; pupil ; Leerling ; leerling
meter Sonja
    Sonja ; family ; Sonja ; sonja / meter
papa (Tom)
    Tom ; parent ; Tom ; tom / papa
Sarah en Lotte, mama's
    Sarah ; parent ; Sarah ; sarah
    Lotte ; parent ; Lotte ; lotte
mama Sarah en mama Lotte
    Sarah ; parent ; Sarah ; sarah / mama sarah
    Lotte ; parent ; Lotte ; lotte / mama lotte
Peeters Jan & Claes Els, ouders
    Peeters Jan ; parent ; Peeters ; jan / peeters
    Claes Els ; parent ; Claes ; els / claes
beide ouders
    Ouders ; parent ; Ouders ; ouders / beide ouders
juf Kim en meester Bob
    juf Kim ; teacher ; juf Kim ; kim / juf
    meester Bob ; teacher ; meester Bob ; bob / meester
Y. El Idrissi (papa, per telefoon)
    Y. El Idrissi ; parent ; Y. El Idrissi ; el idrissi / idrissi / papa
O'Neil Patrick, vader
    O'Neil Patrick ; parent ; O'Neil ; patrick / o'neil / oneil / neil
Šárka Dvořáková, mama
    Šárka Dvořáková ; parent ; Šárka ; sarka / dvorakova
Nguyễn Văn Đức, vader
    Nguyễn Văn Đức ; parent ; Nguyễn ; nguyen / duc / van duc
فاطمة الزهراء, mama
    فاطمة الزهراء ; parent ; فاطمة ; فاطمة / الزهراء / mama
Bart, Els, ouders
    Bart ; parent ; Bart ; bart
    Els ; parent ; Els ; els
Fatma, Serkan Yıldız, mama en papa
    Fatma Yıldız ; parent ; Fatma ; fatma / mama
    Serkan Yıldız ; parent ; Serkan ; serkan / papa
Bart Claes, Els Maes en Tom, leerkrachten
    Bart Claes ; teacher ; Bart ; bart / claes
    Els Maes ; teacher ; Els ; els / maes
    Tom ; teacher ; Tom ; tom
Griet Van Wassenhove-Ampe, mama
    Griet Van Wassenhove-Ampe ; parent ; Griet ; griet / ampe / wassenhove / van wassenhove
Meneer pastoor
    Meneer pastoor ; ? ; Meneer pastoor ; pastoor
Mevr. Dr. Sarah Bouzid, kinderarts
    Mevr. Dr. Sarah Bouzid ; other ; Sarah ; sarah / bouzid / dokter bouzid / kinderarts
Lowie's papa
    Lowie's papa ; parent ; Lowie's papa ; papa
grote zus Hajar
    Hajar ; family ; Hajar ; hajar / zus
Hajar, grote zus
    Hajar ; family ; Hajar ; hajar / zus / grote zus
Yusuf (vader) & Emine (moeder) Kaya
    Yusuf Kaya ; parent ; Yusuf ; yusuf / vader
    Emine Kaya ; parent ; Emine ; emine / mama
Ward, brugfiguur
    Ward ; liaison ; Ward ; ward / brugfiguur
Zeynep Şahin-De Pauw, mama
    Zeynep Şahin-De Pauw ; parent ; Zeynep ; zeynep / sahin / de pauw / pauw
Tante nonneke
    nonneke ; family ; nonneke ; tante / nonneke
zorgleerkracht An-Katrien D'hoker
    An-Katrien D'hoker ; care_teacher ; An-Katrien ; dhoker / d'hoker / hoker / zorgleerkracht
ilse, leerondersteuner
    ilse ; external_supporter ; ilse ; ilse / leerondersteuner
Dirk V., papa
    Dirk V. ; parent ; Dirk ; dirk / dirk v / papa
VAN DEN BROECK Sofie, logopediste
    VAN DEN BROECK Sofie ; speech_therapist ; Sofie ; sofie / broeck / van den broeck / logo
Sofie VAN DEN BROECK, logopediste
    Sofie VAN DEN BROECK ; speech_therapist ; Sofie ; sofie / van den broeck
Ria (oma langs moederskant)
    Ria ; family ; Ria ; ria / oma / grootmoeder
Bram de leerkracht
    Bram ; teacher ; Bram ; bram / leerkracht
de juf
    Juf ; teacher ; Juf ; juf / de juf / leerkracht
Li Na, mama
    Li Na ; parent ; Li ; li / na / li na / mama
Kofi Annan-Mensah, pleegvader
    Kofi Annan-Mensah ; parent ; Kofi ; kofi / annan / mensah / pleegpapa
Ana María de los Ángeles Ruiz, mama
    Ana María de los Ángeles Ruiz ; parent ; Ana ; ana / maria / angeles / ruiz
Björn Østergård, papa
    Björn Østergård ; parent ; Björn ; bjorn / ostergard
Jan Jansens-Peeters & Mie Mertens, grootouders
    Jan Jansens-Peeters ; family ; Jan ; jan
    Mie Mertens ; family ; Mie ; mie / mertens
Marc | Marc Wouters, CLB
    Marc ; ? ; Marc ; marc
    Marc Wouters ; guidance_centre ; Marc W. ; marc wouters / wouters / clb
Mevrouw De Backer, directie
    Mevrouw De Backer ; head ; Mevrouw De Backer ; de backer / backer / mevr. de backer / directeur
Sam Peeters, Sam Claes, ouders
    Sam Peeters ; parent ; Sam P. ; sam p. / peeters
    Sam Claes ; parent ; Sam C. ; sam c / claes
Achmed El-Bakkali (papa) telefonisch
    Achmed El-Bakkali ; parent ; Achmed ; achmed / bakkali / el-bakkali
juf Mia, leerkracht 3A
    juf Mia ; teacher ; juf Mia ; mia / juf mia / juf
M'hamed Ouazzani, papa
    M'hamed Ouazzani ; parent ; M'hamed ; m'hamed / mhamed / ouazzani
"Bompa" Fons
    Fons ; family ; Fons ; fons / bompa / opa
Inge 🌸 Smets 🌸, ergotherapeute
    Inge Smets ; other ; Inge ; inge / smets
vertrouwenspersoon Nadia
    Nadia ; confidant ; Nadia ; nadia / vertrouwenspersoon
"""


def rows() -> list[tuple[str, list[str]]]:
    """Return each entry beside the lines about its people."""
    found: list[tuple[str, list[str]]] = []
    for line in _TEXT.strip().splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found
