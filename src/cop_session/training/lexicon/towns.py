"""Towns and villages of Belgium and the Netherlands, used to find undeclared places whatever their case.

The names that are ordinary words too (Mol, As, Haren) are known with a capital only, as any other word is.
"""

from typing import Final

from cop_session.domain.primitives.text_rules import bare

_TOWNS: Final = """
    Aalst, Aalter, Aarschot, Aartselaar, Achterbos, Affligem, Alken, Alveringem, Antwerpen, Anzegem, Ardooie,
    Arendonk, Assebroek, Asse, Assenede, Avelgem, Baarle-Hertog, Balegem, Balen, Bazel, Beernem, Beerse, Beersel,
    Begijnendijk, Bekkevoort, Berchem, Beringen, Berlaar, Berlare, Bertem, Beveren, Bever, Bierbeek, Bilzen,
    Blankenberge, Bocholt, Bonheiden, Bonheide, Boom, Boortmeerbeek, Borgerhout, Borgloon, Bornem, Borsbeek,
    Boutersem, Brakel, Brasschaat, Brecht, Bredene, Bree, Brugge, Brussel, Buggenhout, Buizingen, Damme, De Haan, De
    Panne, De Pinte, Deerlijk, Deinze, Denderleeuw, Dendermonde, Dentergem, Dessel, Destelbergen, Deurne, Diegem,
    Diepenbeek, Diest, Diksmuide, Dilbeek, Dilsen, Dilsen-Stokkem, Drogenbos, Duffel, Edegem, Eeklo, Eisden, Ekeren,
    Elsene, Erembodegem, Erpe-Mere, Essen, Evergem, Galmaarden, Gavere, Geel, Geetbets, Genk, Gent, Gentbrugge,
    Geraardsbergen, Gingelom, Gistel, Glabbeek, Gooik, Grimbergen, Grobbendonk, Haacht, Haaltert, Halen, Halle, Hamme,
    Hamont, Hamont-Achel, Harelbeke, Hasselt, Hechtel, Hechtel-Eksel, Heers, Heist, Heist-op-den-Berg, Hemiksem,
    Herent, Herentals, Herenthout, Herk-de-Stad, Herselt, Herstappe, Herzele, Heusden, Heusden-Zolder, Heuvelland,
    Heverlee, Hoboken, Hoegaarden, Hoeilaart, Hoeselt, Holsbeek, Hooglede, Hoogstraten, Horebeke, Houthalen,
    Houthalen-Helchteren, Houthulst, Hove, Huldenberg, Hulshout, Ichtegem, Ieper, Ingelmunster, Izegem, Jabbeke,
    Jette, Kalmthout, Kampenhout, Kapellen, Kapelle-op-den-Bos, Kaprijke, Kasterlee, Keerbergen, Kessel-Lo, Kinrooi,
    Kluisbergen, Knesselare, Knokke, Knokke-Heist, Koekelare, Koksijde, Kontich, Kortemark, Kortenaken, Kortenberg,
    Kortessem, Kortrijk, Kraainem, Kruibeke, Kruisem, Kuurne, Laakdal, Laarne, Lanaken, Landen, Langemark, Ledeberg,
    Lebbeke, Lede, Ledegem, Lendelede, Lennik, Leopoldsburg, Leuven, Lichtervelde, Liedekerke, Lier, Lievegem, Lille,
    Linkebeek, Lint, Linter, Lochristi, Lokeren, Lommel, Londerzeel, Lo-Reninge, Lovendegem, Lubbeek, Lummen,
    Maarkedal, Maaseik, Maasmechelen, Machelen, Maldegem, Malle, Mariakerke, Mechelen, Meerhout, Meise, Melle, Menen,
    Merchtem, Merelbeke, Merksem, Merksplas, Mesen, Meulebeke, Middelkerke, Moerbeke, Molenbeek, Moorslede, Mortsel,
    Munsterbilzen, Nazareth, Neerpelt, Nevele, Niel, Nieuwerkerken, Nieuwpoort, Nijlen, Ninove, Olen, Oostende,
    Oosterzele, Oostkamp, Oostrozebeke, Opglabbeek, Opwijk, Oud-Heverlee, Oud-Turnhout, Oudenaarde, Oudenburg,
    Oudergem, Oudsbergen, Overijse, Overpelt, Peer, Pelt, Pepingen, Pittem, Poperinge, Putte, Puurs,
    Puurs-Sint-Amands, Ranst, Ravels, Retie, Riemst, Rijkevorsel, Roeselare, Ronse, Roosdaal, Rotselaar, Ruiselede,
    Rumst, Schaarbeek, Scherpenheuvel, Scherpenheuvel-Zichem, Schelle, Schilde, Schoten, Sint-Amandsberg,
    Sint-Andries, Sint-Genesius-Rode, Sint-Gillis, Sint-Gillis-Waas, Sint-Job, Sint-Katelijne-Waver, Sint-Kruis,
    Sint-Laureins, Sint-Lievens-Houtem, Sint-Martens-Latem, Sint-Michiels, Sint-Niklaas, Sint-Pieters-Leeuw,
    Sint-Truiden, Spiere-Helkijn, Stabroek, Staden, Stekene, Temse, Ternat, Tervuren, Tessenderlo, Tielt, Tielt-Winge,
    Tienen, Tongeren, Torhout, Tremelo, Turnhout, Ukkel, Veurne, Vilvoorde, Vleteren, Voeren, Vorselaar, Vosselaar,
    Waarschoot, Waasmunster, Wachtebeke, Waregem, Wellen, Wemmel, Wervik, Westerlo, Wetteren, Wevelgem, Wezembeek,
    Wezembeek-Oppem, Wichelen, Wielsbeke, Wijnegem, Willebroek, Wilrijk, Wilsele, Wingene, Wommelgem, Wortegem,
    Wortegem-Petegem, Wuustwezel, Zandhoven, Zaventem, Zedelgem, Zeebrugge, Zele, Zelzate, Zemst, Zingem, Zoersel,
    Zolder, Zomergem, Zonhoven, Zonnebeke, Zottegem, Zoutleeuw, Zuienkerke, Zulte, Zutendaal, Zwalm, Zwevegem,
    Zwijnaarde, Zwijndrecht, Anderlecht, Evere, Etterbeek, Vorst, Watermaal-Bosvoorde, Charleroi, Luik, Namen, Bergen,
    Doornik, Moeskroen, Waver, Aarlen, Eupen, Verviers, Bastenaken, Dinant, Hoei, Nijvel, Waterloo, Komen, Alkmaar,
    Almelo, Almere, Alphen aan den Rijn, Amersfoort, Amstelveen, Amsterdam, Apeldoorn, Arnhem, Assen, Baarn,
    Barendrecht, Barneveld, Bergen op Zoom, Berkel-Enschot, Best, Beverwijk, Bloemendaal, Bodegraven, Boxmeer, Boxtel,
    Breda, Brielle, Bussum, Capelle aan den IJssel, Castricum, Culemborg, Cuijk, Delft, Delfzijl, Den Bosch, Den Haag,
    Den Helder, Deventer, Diemen, Dieren, Doetinchem, Dokkum, Dongen, Doorn, Dordrecht, Drachten, Driebergen, Druten,
    Ede, Eindhoven, Elburg, Emmen, Emmeloord, Enkhuizen, Enschede, Epe, Etten-Leur, Franeker, Geertruidenberg,
    Geldermalsen, Geldrop, Geleen, Gemert, Gennep, Goes, Goirle, Gorinchem, Gouda, 's-Gravenhage, Groningen,
    Haaksbergen, Haarlem, Haarlemmermeer, Hardenberg, Harderwijk, Harlingen, Hattem, Heemskerk, Heemstede, Heerde,
    Heerenveen, Heerhugowaard, Heerlen, Heiloo, Hellendoorn, Hellevoetsluis, Helmond, Hengelo, 's-Hertogenbosch,
    Heusden, Hilversum, Hilvarenbeek, Hoensbroek, Hoevelaken, Hoofddorp, Hoogeveen, Hoogezand, Hoorn, Houten, Huizen,
    Hulst, IJmuiden, IJsselstein, Joure, Kampen, Katwijk, Kerkrade, Krimpen aan den IJssel, Landgraaf, Leek, Leerdam,
    Leeuwarden, Leiden, Leiderdorp, Leidschendam, Lelystad, Leusden, Lisse, Lochem, Loon op Zand, Losser, Maarssen,
    Maassluis, Maastricht, Medemblik, Meppel, Middelburg, Mijdrecht, Naaldwijk, Naarden, Nieuwegein, Nijkerk,
    Nijmegen, Nijverdal, Noordwijk, Nunspeet, Oegstgeest, Oirschot, Oisterwijk, Oldenzaal, Ommen, Oosterbeek,
    Oosterhout, Oss, Oud-Beijerland, Papendrecht, Pijnacker, Purmerend, Putten, Raalte, Reeuwijk, Rhenen, Ridderkerk,
    Rijssen, Rijswijk, Roermond, Roosendaal, Rosmalen, Rotterdam, Schagen, Scheveningen, Schiedam, Schijndel, Sittard,
    Sliedrecht, Sluis, Sneek, Soest, Spijkenisse, Stadskanaal, Steenbergen, Steenwijk, Stein, Terneuzen, Tiel,
    Tilburg, Tubbergen, Uden, Uithoorn, Urk, Utrecht, Valkenswaard, Veendam, Veenendaal, Veghel, Veldhoven, Velp,
    Venlo, Venray, Vianen, Vlaardingen, Vlissingen, Volendam, Voorburg, Voorschoten, Vught, Waalwijk, Waddinxveen,
    Wageningen, Wassenaar, Weert, Weesp, Werkendam, Wierden, Wijchen, Winschoten, Winterswijk, Woerden, Wormerveer,
    Woudenberg, Zaandam, Zaltbommel, Zandvoort, Zeist, Zevenaar, Zierikzee, Zoetermeer, Zundert, Zutphen, Zwolle
"""
TOWNS: Final = frozenset(" ".join(bare(town).replace("-", " ").split()) for town in _TOWNS.split(","))
"""In lower case, without accents, their words with single spaces."""
