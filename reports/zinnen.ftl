### The sentences that IJkpunt makes of figures and verdicts, in the syntax of Project Fluent.
###
### A workspace may have a `reports/zinnen.ftl` of its own. A message in it takes the place of the one of the same name
### here; all others stay. Numbers and days come in as text that is ready to print. A variable by which a message
### chooses is a count or one of the words between the brackets, and is not printed.

## Targets

# The verdict in a cell. $uitkomst: how the figure lies to its target.
oordeel = { $uitkomst ->
    [boven] boven doel
    [op] op doel
    [onder] onder doel
    [geen-cijfer] geen oordeel
   *[geen-doel] geen doel gesteld
}

# What the verdict means, in a cell.
oordeel-betekenis = { $betekenis ->
    [niet-gemeten] dit jaar niet gemeten
    [geen-cijfer] er is geen cijfer
    [gehaald] gehaald
    [niet-gehaald] niet gehaald
   *[geen-oordeel] geen oordeel
}

# In the place of a target that there is not.
geen-doel = geen doel

# What was reached less the target, in a cell. $aantal: the size of the difference.
verschil = { $richting ->
    [meer] { $aantal } meer
    [minder] { $aantal } minder
   *[gelijk] niet meer en niet minder
}

# Headline over target against actual. $aantal: targets with a figure; $gehaald: those that were reached.
doelen-kop = { $aantal ->
    [0] Van geen enkel doel is te zeggen of het is gehaald
    [1] { $gehaald ->
        [0] Het enige doel met een cijfer is niet gehaald
       *[anders] Het enige doel met een cijfer is gehaald
    }
   *[anders] { $gehaald ->
        [0] Geen van de { $aantal-tekst } doelen met een cijfer is gehaald
        [1] Een van de { $aantal-tekst } doelen met een cijfer is gehaald
       *[anders] { $gehaald-tekst } van de { $aantal-tekst } doelen met een cijfer zijn gehaald
    }
}

# The same where all of more than one were reached.
doelen-kop-alle = Alle { $aantal-tekst } doelen met een cijfer zijn gehaald

# The verdict half-way the year, in a cell.
koers = { $status ->
    [op-koers] op koers
    [loopt-achter] loopt achter
   *[nog-niet] nog niet te zeggen
}

# What that verdict rests on, in a cell.
koers-reden = { $reden ->
    [eigen-schema] vergeleken met het schema van het doel
    [evenredig] bij een gelijke verdeling over het jaar
    [bereikt] het doel van het jaar is al gehaald
    [overschreden] het doel van het jaar is al overschreden
    [telt-niet-op] dit cijfer groeit niet gelijk op met het jaar
    [geen-richting] meer of minder is hier niet beter
    [geen-doel] er is geen doel
   *[geen-cijfer] er is geen cijfer
}

## Words for numbers

# A count in prose; above twelve digits.
getalwoord = { $aantal ->
    [0] geen
    [1] een
    [2] twee
    [3] drie
    [4] vier
    [5] vijf
    [6] zes
    [7] zeven
    [8] acht
    [9] negen
    [10] tien
    [11] elf
    [12] twaalf
   *[anders] { $aantal-tekst }
}

# A difference between shares. $vorm: whether the number is 1.
procentpunten = { $vorm ->
    [enkelvoud] { $aantal } procentpunt
   *[meervoud] { $aantal } procentpunten
}

# Behind a share: over how many it was taken.
genomen-over = n = { $aantal }

## A stock and its flows

# Headline over a stock and its change in a year. $verschil: the size of the change.
stand-kop = { $richting ->
    [meer] { $naam }: { $verschil } meer dan een jaar eerder, nu { $nu }
    [minder] { $naam }: { $verschil } minder dan een jaar eerder, nu { $nu }
   *[gelijk] { $naam }: net zoveel als een jaar eerder, { $nu }
}

# The stock on two days. $eenheid: the unit in the number of the first.
stand-zin = Op { $van } waren het { $eerst } { $eenheid }, op { $tot } waren het er { $nu }.

# After it: who came and who left.
stand-stromen = In die tijd kwamen er { $bij } bij en gingen er { $weg } weg.

# After it, where the flows don't make the change.
stand-onverklaard = Het verschil van { $verschil } komt doordat een persoon meer dan een keer kan in- of uitstromen.

## Parts of a whole

# Headline: the largest part.
delen-kop = { $grootste } is het grootste deel: { $aantal } van de { $geheel }

# All parts. $delen: a list of `delen-deel`.
delen-zin = Van elke 100 horen er { $delen }.

# A part in that list.
delen-deel = { $aantal } bij ‘{ $deel }’

# The doubt about the largest two parts.
delen-verschil = { $toeval ->
    [ja] Het verschil tussen ‘{ $eerste }’ en ‘{ $tweede }’ kan toeval zijn.
   *[nee] Het verschil tussen ‘{ $eerste }’ en ‘{ $tweede }’ is groter dan we door toeval verwachten.
}

## A figure and where it comes from

# Since when a figure moved. $soort: whether $periode is a day, a part of a year or a year.
sinds = { $soort ->
    [dag] op { $periode }
    [deel] in het { $periode }
   *[jaar] in { $periode }
}

# How a figure moved. $sinds: the message `sinds`.
beweging = { $richting ->
    [gelijk] even hoog als { $sinds }
    [bijna-gelijk] bijna even hoog als { $sinds }
    [hoger] { $verschil } hoger dan { $sinds }
   *[lager] { $verschil } lager dan { $sinds }
}

# What the movement means, in a cell.
beweging-oordeel = { $oordeel ->
    [toeval] het verschil kan toeval zijn
    [gunstig] dat is gunstig
    [aandacht] dat vraagt aandacht
   *[neutraal] geen oordeel
}

# Headline over a figure. $beweging: the message `beweging`.
reeks-kop = { $naam }: { $nu }, { $beweging }

# The same where there is no earlier figure.
reeks-kop-zonder = { $naam }: { $nu }

# After it, where the figures have intervals: whether the movement may be chance.
reeks-toeval = { $toeval ->
    [ja] Het verschil kan toeval zijn.
   *[nee] Het verschil is groter dan we door toeval verwachten.
}

# The same figure for another group.
naast = { $naam }: { $waarde }.

# In its place, where there is none.
naast-geen-cijfer = Voor ‘{ $naam }’ is er geen cijfer.

# After it: whether the difference between both may be chance.
naast-toeval = { $toeval ->
    [ja] Het verschil tussen beide kan toeval zijn.
   *[nee] Het verschil tussen beide is groter dan we door toeval verwachten.
}

## A gemeente beside others

# A figure with its interval.
cijfer-met-interval = { $waarde } (95%-interval { $interval })

# From one number to another, such as the middle half of the others.
van-tot = { $van } tot { $tot }

# The verdict, in a cell.
positie = { $oordeel ->
    [beter] beter
    [slechter] slechter
    [vergelijkbaar] vergelijkbaar
    [hoger] hoger
    [lager] lager
   *[geen] geen oordeel
}

# Headline over a gemeente among others.
positie-zin = { $oordeel ->
    [beter] { $naam } doet het beter dan de mediaan
    [slechter] { $naam } doet het slechter dan de mediaan
    [vergelijkbaar] { $naam } is vergelijkbaar met de mediaan
    [hoger] { $naam } ligt hoger dan de mediaan
    [lager] { $naam } ligt lager dan de mediaan
   *[geen] { $naam } naast andere gemeenten, zonder oordeel
}

# Why the verdict is what it is. $beter: which way is better.
positie-reden = { $oordeel ->
    [vergelijkbaar] De mediaan ligt binnen het interval van { $naam }: het verschil kan toeval zijn.
    [geen] Bij dit soort cijfer is geen interval bekend. Daarom geven wij geen oordeel.
   *[anders] { $beter ->
        [hoger] Het verschil is groter dan we door toeval verwachten; hoger is hier beter.
        [lager] Het verschil is groter dan we door toeval verwachten; lager is hier beter.
       *[geen] Het verschil is groter dan we door toeval verwachten; hoger of lager is hier niet beter of slechter.
    }
}

# The others. $groep: the name of their group; $van and $tot: the ends of their middle half.
groep-mediaan = De mediaan van { $aantal-tekst } andere gemeenten ({ $groep }) is { $mediaan }; de middelste helft ligt tussen { $van } en { $tot }.

# After it: others without a figure.
groep-zonder-cijfer = { $aantal ->
    [1] Van 1 andere is er geen cijfer.
   *[anders] Van { $aantal-tekst } andere is er geen cijfer.
}

# After it: others of which the figure was estimated.
groep-geschat = { $aantal ->
    [1] Van 1 is het cijfer geschat.
   *[anders] Van { $aantal-tekst } is het cijfer geschat.
}

# From how many others a figure can't be told. $alle: how many others there are.
niet-onderscheiden = { $aantal ->
    [0] Het cijfer van { $naam } verschilt van elk van de { $alle } andere.
    [1] Van 1 van de { $alle } andere is { $naam } niet te onderscheiden.
   *[anders] Van { $aantal-tekst } van de { $alle } andere is { $naam } niet te onderscheiden: hun volgorde kan toeval zijn.
}

# The same where it can't be told from any of several.
niet-onderscheiden-alle = { $naam } is van geen van de { $alle } andere te onderscheiden: de volgorde kan toeval zijn.

# Too few others for a median.
geen-mediaan = { $aantal ->
    [0] Er zijn geen andere gemeenten met een cijfer. Een mediaan geven wij vanaf { $nodig }: van minder zegt hij meer over een van hen dan over de groep.
   *[anders] Er zijn { $aantal-tekst } andere gemeenten met een cijfer. Een mediaan geven wij vanaf { $nodig }: van minder zegt hij meer over een van hen dan over de groep.
}

# Why a figure is not compared.
geen-vergelijking-aantallen = Niet vergelijkbaar omdat dit een aantal is: een grotere gemeente heeft er vanzelf meer.
geen-vergelijking-ongelijksoortig = Niet vergelijkbaar omdat de cijfers verschillen van periode of van indelingsjaar.

# $teken: the words in the place of the figure.
geen-vergelijking-geen-cijfer = Er is geen cijfer om te vergelijken: { $teken }.

# A gemeente that measures something else. $uitleg: a sentence of the author.
wijkt-af = { $waarin ->
    [definitie] Niet vergelijkbaar omdat de definitie anders is. { $uitleg }
    [soort-maat] Niet vergelijkbaar omdat er iets anders wordt gemeten (een stand, een stroom of ooit). { $uitleg }
    [peildatum] Niet vergelijkbaar omdat de peildatum anders is. { $uitleg }
   *[indelingsjaar] Niet vergelijkbaar omdat het cijfer bij een andere gemeentelijke indeling hoort. { $uitleg }
}

# A gemeente whose last figure is of another period.
andere-periode = Niet vergelijkbaar omdat het laatste cijfer van een andere periode is: { $gevonden } in plaats van { $gevraagd }.

# Names of groups of gemeenten; the first two where each gemeente has another.
groep-grootte = zelfde grootteklasse
groep-provincie = zelfde provincie
groep-van-provincie = provincie { $naam }
groep-van-regio = regio { $naam }
groep-naaste = de { $aantal } meest gelijkende

# The rule by which a group was made. $jaar: the year of the map.
regel-grootte = Alle gemeenten met { $klasse } op 1 januari { $jaar }.
regel-provincie = Alle gemeenten in de provincie { $naam } op 1 januari { $jaar }.
regel-regio = De leden van { $naam } op 1 januari { $jaar }.
regel-lijst = Een lijst die de maker van dit rapport koos.
regel-naaste = De { $aantal } gemeenten die het meest lijken op deze gemeente, naar { $kenmerken }. Elk kenmerk telt even zwaar: het gemiddelde van alle gemeenten in dit rapport gaat eraf, en het is gedeeld door de standaardafwijking.

# After the rule: the first who falls out is as near as the last who falls in.
regel-gelijk = De eerste die er niet bij hoort, lijkt er evenveel op als de laatste die er wel bij hoort.

# After the rule: members without a delivery.
regel-zonder-levering = { $aantal ->
    [1] Van 1 van hen heeft dit rapport geen levering.
   *[anders] Van { $aantal-tekst } van hen heeft dit rapport geen levering.
}

# Whether the last years show a trend.
trend = { $richting ->
    [stijgt] De laatste vijf jaren stijgt het cijfer, meer dan door toeval.
    [daalt] De laatste vijf jaren daalt het cijfer, meer dan door toeval.
   *[geen] De laatste vijf jaren is er geen stijging of daling die groter is dan toeval.
}

# Why that can't be told: the kind of figure, a break, or too few years.
trend-soort = Van dit soort cijfer is niet te toetsen of het stijgt of daalt.
trend-breuk = Of het cijfer stijgt of daalt, is niet te zeggen: in deze jaren veranderde de indeling of de definitie.
trend-te-weinig = { $aantal ->
    [0] Of het cijfer stijgt of daalt, is niet te zeggen: daarvoor zijn { $nodig } jaren met een cijfer nodig, en er is er geen.
    [1] Of het cijfer stijgt of daalt, is niet te zeggen: daarvoor zijn { $nodig } jaren met een cijfer nodig, en er is er 1.
   *[anders] Of het cijfer stijgt of daalt, is niet te zeggen: daarvoor zijn { $nodig } jaren met een cijfer nodig, en er zijn er { $aantal-tekst }.
}

## All gemeenten together

# Where a gemeente lies in a funnel, in a cell.
trechter-plaats = { $plaats ->
    [ver-onder] onder 99,8%
    [onder] onder 95%
    [binnen] binnen de grenzen
    [boven] boven 95%
   *[ver-boven] boven 99,8%
}

# Headline over a funnel. $aantal: gemeenten outside the limits, of $alle.
trechter-kop = { $aantal ->
    [0] { $naam }: alle { $alle } gemeenten liggen binnen de grenzen
    [1] { $naam }: 1 van de { $alle } gemeenten ligt buiten de grenzen
   *[anders] { $naam }: { $aantal-tekst } van de { $alle } gemeenten liggen buiten de grenzen
}

# What a funnel shows. $samen: the figure of all gemeenten together.
trechter-zin = Van alle gemeenten met een cijfer samen is het { $samen }. Door toeval alleen ligt 1 op de 20 gemeenten buiten de grenzen van 95%, en 1 op de 500 buiten die van 99,8%.

# After it: whether gemeenten spread more than by chance.
trechter-spreiding = { $toets ->
    [niet-te-toetsen] Of gemeenten meer verschillen dan door toeval, is bij zo weinig gemeenten niet te toetsen.
    [verruimd] De toets op overspreiding vindt dat gemeenten meer verschillen dan door toeval. Daarom zijn de grenzen verruimd met de spreiding tussen gemeenten: erbuiten ligt wie ook dan nog opvalt.
   *[toeval] De toets op overspreiding vindt niet meer verschil dan door toeval. De grenzen zijn niet verruimd.
}

# Why there is no map.
geen-kaart-aantallen = Er is geen kaart van aantallen: die laat vooral zien waar veel mensen wonen.
geen-kaart-te-weinig = Er is geen kaart met vijfde delen: { $aantal } gemeenten hebben een cijfer, en een kaart maken wij vanaf { $nodig }.
geen-kaart-geen-verschil = Er is geen kaart met vijfde delen: de gemeenten verschillen niet meer dan door toeval, of te veel cijfers zijn gelijk.
geen-kaart-ongelijksoortig = Er is geen kaart: de cijfers verschillen van periode of indelingsjaar.

# What a map shows. $vanaf: the fewest gemeenten that a map is made of.
kaart-zin = { $afgevlakt ->
    [ja] Elke klasse is een vijfde van de gemeenten; dat kan vanaf { $vanaf } gemeenten. De kaart is afgevlakt (volgens Marshall): het cijfer van een kleine gemeente is naar het geheel getrokken, zodat het niet door toeval opvalt. De cijfers zelf staan in de tabel.
   *[nee] Elke klasse is een vijfde van de gemeenten; dat kan vanaf { $vanaf } gemeenten.
}

# The map by gemeente. $jaar: of which year there is no tile map.
geen-kaart-tegels = Er is geen kaart: van de indeling van { $jaar } is geen tegelkaart bekend.
kaart-kop = { $naam }: de kaart van gemeenten
kaart-titel = { $afgevlakt ->
    [ja] { $naam }, afgevlakt ({ $eenheid })
   *[nee] { $naam } ({ $eenheid })
}
kaart-zonder-plaats = Niet op de kaart: { $namen }, door een latere herindeling.
kaart-alt = Een vierkant per gemeente, voller naarmate het cijfer hoger is. { $samenvatting } Alle gemeenten staan in de tabel.
kaart-bijschrift = { $naam }: klasse op de kaart

# The funnel: why there is none, its axis, its line of all together, its alternative and its table.
geen-trechter = Er is geen trechter: bij dit soort cijfer is niet te zeggen hoe ver gemeenten door toeval uit elkaar liggen.
trechter-as = { $aandeel ->
    [ja] Over hoeveel het aandeel gaat (n)
   *[nee] Waarover het cijfer is genomen (noemer)
}
trechter-samen = samen { $waarde }
trechter-alt = Een stip per gemeente: naar rechts de omvang, naar boven het cijfer, tussen de grenzen van het toeval. { $samenvatting } Alle gemeenten staan in de tabel.
trechter-bijschrift = { $naam }: plaats in de trechter

# Subtitle, lead and line about one figure of all gemeenten. $jaar: the year of the map.
land-ondertitel = { $naam }, { $aantal } gemeenten met een cijfer, { $periode }, { $eenheid }
overzicht-inleiding = { $aantal } van de { $alle } gemeenten hebben een cijfer: { $periode }, op de gemeentelijke indeling van 1 januari { $jaar }.
overzicht-aantal = { $aantal } van de { $alle } gemeenten hebben een cijfer.
overzicht-link = { $naam }: alle gemeenten

# How the list of all gemeenten is to be read.
lijst-lezen = { $volgorde ->
    [cijfer] De lijst loopt van hoog naar laag. Staat er ‘nee’ bij ‘verschilt van volgende’, dan kan de volgorde van die twee gemeenten toeval zijn. Bij zo veel paren verschilt 1 op de 20 door toeval.
    [deels-zonder-interval] De lijst staat op alfabet. Niet elk cijfer heeft een interval, en een ranglijst zonder interval zou misleiden.
   *[zonder-interval] De lijst staat op alfabet. Dit soort cijfer heeft geen interval, en een ranglijst zonder interval zou misleiden.
}

# The first page of a report about all gemeenten.
land-inleiding = { $gemeenten } gemeenten naast elkaar, met { $cijfers } cijfers, op de gemeentelijke indeling van 1 januari { $jaar }.
land-lezen = Elk cijfer staat er met zijn 95%-interval. Of een gemeente hoger of lager ligt dan andere, beoordelen wij met dat interval en niet met een plaats op een ranglijst. Er is geen totaalscore.

## The page of a gemeente among others

gemeente-bijschrift = { $naam }: de cijfers in het kort
gemeente-inleiding = De cijfers van { $naam } naast die van andere gemeenten: { $groep }. De gemeente zelf telt in hun mediaan niet mee.
gemeente-inleiding-alleen = De cijfers van { $naam }. Er is geen groep om mee te vergelijken.
gemeente-rubriek = Gemeente { $naam }
gemeente-rubriek-provincie = Gemeente in { $provincie }
groepen-bijschrift = { $naam }: oordeel per groep

# In a cell, in the place of a verdict.
te-weinig-gemeenten = te weinig gemeenten: { $aantal } van ten minste { $nodig }

# Headline over a gemeente among others without a verdict.
naast-anderen-kop = { $naam } naast andere gemeenten

# The dots: their alternative, and the labels of the middle half and the median.
stippen-alt = { $gesorteerd ->
    [ja] Een stip per gemeente met haar 95%-interval, van hoog naar laag. { $samenvatting }
   *[nee] Een stip per gemeente, op alfabet. { $samenvatting }
}
stippen-helft = Middelste helft van de andere gemeenten: { $helft }
stippen-mediaan = mediaan { $mediaan }

# The years beside those of others: headline, remark, alternative and table. $mediaan: whether there is one.
jaren-kop = { $mediaan ->
    [ja] { $naam } en de mediaan door de jaren
   *[nee] { $naam } door de jaren
}
jaren-zonder-mediaan = Van de andere gemeenten is er in geen jaar een mediaan.
jaren-alt = Lijn door de jaren. { $samenvatting }
jaren-bijschrift = { $naam } door de jaren

## Periods and spans

# Both ends belong to it.
tot-en-met = { $van } tot en met { $tot }

# What changed in a series, at a break in its line.
vanaf = Vanaf { $periode }: { $wat }
vanaf-herindeling = Vanaf { $periode }: na de herindeling

# Alternative of a line through the years.
reeks-alt = Lijn door de jaren, van { $van } tot en met { $tot }. { $samenvatting }
