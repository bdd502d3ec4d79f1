### The sentences that IJkpunt makes of figures and verdicts, in the syntax of Project Fluent.
###
### A workspace may have a `reports/zinnen.ftl` of its own. A message in it takes the place of the one of the same name
### here; all others stay. Numbers and days come in as text that is ready to print. A variable by which a message
### chooses is a count or one of the words between the brackets, and is not printed.
###
### The last part of a name says what it is: -kop a headline, -zin the sentence below a picture, -ondertitel its
### subtitle, -bijschrift the caption of its table, -as an axis, -alt what stands in the place of the picture for whoever
### does not see it. There $samenvatting is the sentence and $kop the headline. $naam is the name of what the message is
### about, $waarnaar by what it is broken down, $jaar a year, and what ends in -tekst a count in words or digits.

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
geen-trechter-weinig = Er is geen trechter: die maken wij vanaf { $vanaf } gemeenten met een cijfer.
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
overzicht-anders = { $aantal ->
    [1] Daarnaast meet 1 gemeente iets anders.
   *[anders] Daarnaast meten { $aantal-tekst } gemeenten iets anders.
}
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

# The table at the top, the lead with the name of the $groep or without one, the line above the heading, and the table of
# verdicts.
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

## The years of each peer, in small panels

# Headline, subtitle, alternative and caption.
elk-kop = { $naam } door de jaren naast elk van { $aantal } andere
elk-ondertitel = { $naam }, { $groep }, { $van } tot en met { $tot }, { $eenheid }
elk-alt = Een kleine lijn door de jaren per gemeente, met in elk vak de lijn van { $naam }, alle op dezelfde schaal. { $samenvatting }
elk-bijschrift = { $naam } door de jaren, per gemeente

# Who moved by more than chance. $hoger, $lager: names.
elk-breuk = In deze jaren veranderde de definitie. Daarom vergelijken wij het laatste jaar niet met het eerste.
elk-zonder-oordeel = Of een verschil tussen jaren toeval is, is bij dit soort cijfer niet bepaald.
elk-gelijk = Bij geen van deze gemeenten verschilt het laatste jaar meer van het eerste dan door toeval.
elk-hoger = Het laatste jaar is meer dan door toeval hoger in { $hoger }. Bij de andere kan het verschil met het eerste jaar toeval zijn.
elk-lager = Het laatste jaar is meer dan door toeval lager in { $lager }. Bij de andere kan het verschil met het eerste jaar toeval zijn.
elk-hoger-lager = Het laatste jaar is meer dan door toeval hoger in { $hoger }, en lager in { $lager }. Bij de andere kan het verschil met het eerste jaar toeval zijn.

# Who has no panel, and of whom years were put together.
elk-veel = { $aantal } gemeenten
elk-ruimte = Er is ruimte voor { $aantal }; niet getekend: { $namen }.
elk-zonder-jaren = Zonder twee jaren met een cijfer, en daarom niet getekend: { $namen }.
elk-opgeteld = Jaren voor een herindeling zijn opgeteld bij { $namen }.

## Periods and spans

# Both ends belong to it.
tot-en-met = { $van } tot en met { $tot }

# What changed in a series, at a break in its line.
vanaf = Vanaf { $periode }: { $wat }
vanaf-herindeling = Vanaf { $periode }: na de herindeling

# Alternative of a line through the years.
reeks-alt = Lijn door de jaren, van { $van } tot en met { $tot }. { $samenvatting }

## What is expected of the taakstelling

# A number of permit holders. $vorm: whether it is 1.
vergunninghouders = { $vorm ->
    [enkelvoud] { $aantal } vergunninghouder
   *[meervoud] { $aantal } vergunninghouders
}

# Why nothing is expected. $wat: a list of the two messages `verwachting-mist-…`.
verwachting-einde = Voor het { $halfjaar } kan er geen taakstelling zijn: de regeling is dan geëindigd.
verwachting-klopt-niet = De taakstelling van het { $halfjaar } is niet te berekenen: de aantallen kunnen niet kloppen.
verwachting-mist = De taakstelling van het { $halfjaar } is niet te berekenen. Daarvoor ontbreken { $wat }.
verwachting-mist-landelijk = het landelijke aantal van het halfjaar ervoor
verwachting-mist-inwoners = de inwoners van de gemeente en van Nederland op { $dag }

# The outcome where a number was published. $formule: what the formula gives.
verwachting-gepubliceerd = Voor het { $halfjaar } is voor { $naam } een taakstelling van { $aantal } gepubliceerd. De formule geeft { $formule }; het verschil is { $verschil }. Het gepubliceerde aantal telt.

# The outcome of the formula. $personen: `vergunninghouders`; $anders: `verwachting-anders`.
verwachting-formule = { $afronding ->
    [omhoog] Voor het { $halfjaar } verwachten we voor { $naam } een taakstelling van { $personen }. De formule geeft { $formule }, en dat is naar boven afgerond. { $anders }
   *[dichtstbij] Voor het { $halfjaar } verwachten we voor { $naam } een taakstelling van { $personen }. De formule geeft { $formule }, en dat is afgerond op het dichtstbijzijnde gehele getal. { $anders }
}

# What the other way of rounding would give.
verwachting-anders = { $afronding ->
    [gelijk] Anders afgerond wordt het hetzelfde aantal.
    [omhoog] Naar boven afgerond, zoals de wet zegt, worden het er { $aantal }.
   *[dichtstbij] Gewoon afgerond, zoals in de praktijk, worden het er { $aantal }.
}

# What other national numbers would mean. $eerst and $laatst: `verwachting-verandering`.
verwachting-gevoelig = De uitkomst hangt vooral af van het landelijke aantal. Wordt dat { $eerst }, dan is de taakstelling { $eerst-aantal }. Wordt het { $laatst }, dan is zij { $laatst-aantal }.

# Another national number, beside what is expected.
verwachting-verandering = { $richting ->
    [gelijk] zoals verwacht
    [dubbel] twee keer zo hoog
    [lager] { $deel } lager
   *[hoger] { $deel } hoger
}

# How many newcomers follow from it.
verwachting-inburgeraars = Blijft het tempo een jaar gelijk, dan komen er in twaalf maanden { $aantal } inburgeraars bij: { $volwassen } van de { $gehuisvest } gehuisveste personen zijn 18 jaar of ouder, en { $migranten } zijn gezinsmigranten en overige migranten.
verwachting-geen-inburgeraars = Hoeveel inburgeraars er komen, is niet te berekenen: een van de aannames heeft geen cijfer.

# The table of assumptions: its caption, and what each row is and rests on.
aannames-bijschrift = Waarop de verwachting rust: taakstelling { $naam }, { $halfjaar }
aanname-landelijk = Landelijk aantal, { $halfjaar }
aanname-groei = Groei van het landelijke aantal
aanname-berekend = Berekend uit de twee rijen hierboven
aanname-opgegeven = Opgegeven in ijkpunt.toml
aanname-inwoners = Inwoners van { $wie } op { $dag }
aanname-land = Nederland
aanname-afronding = { $afronding ->
    [omhoog] naar boven
   *[dichtstbij] naar het dichtstbijzijnde gehele getal
}
aanname-afronding-bron = Gekozen in ijkpunt.toml. De Huisvestingswet rondt naar boven af; gepubliceerde aantallen volgen de gewone afronding
aanname-gepubliceerd = Gepubliceerde taakstelling, { $halfjaar }
aanname-niet-gepubliceerd = Zodra dit aantal is geleverd, gaat het voor
aanname-proef = Proef op de formule, { $halfjaar }
aanname-proef-bron = { $afronding ->
    [dichtstbij] Berekend. Gepubliceerd is { $gepubliceerd }, verschil { $verschil }; dat is gewoon afgerond
    [omhoog] Berekend. Gepubliceerd is { $gepubliceerd }, verschil { $verschil }; dat is naar boven afgerond
   *[geen] Berekend. Gepubliceerd is { $gepubliceerd }, verschil { $verschil }; dat volgt uit geen van beide afrondingen
}
aanname-gehuisvest = Gehuisvest in twaalf maanden
aanname-gehuisvest-bron = Aanname: het halfjaar erna brengt hetzelfde aantal, en wie is toegewezen, wordt gehuisvest
aanname-volwassen = Van 18 jaar en ouder, { $jaar }
aanname-migranten = Gezinsmigranten en overige migranten, { $jaar }
halfjaar-ervoor = halfjaar ervoor

# The table of other national numbers.
varianten-bijschrift = Taakstelling { $naam }, { $halfjaar }, bij andere landelijke aantallen; aantallen personen
varianten-hoek = Vergeleken met de verwachting
varianten-afgerond = { $afronding ->
    [dichtstbij] { $gekozen ->
        [ja] Afgerond (gekozen)
       *[nee] Afgerond
    }
   *[omhoog] { $gekozen ->
        [ja] Naar boven afgerond (gekozen)
       *[nee] Naar boven afgerond
    }
}
varianten-inburgeraars = Inburgeraars in twaalf maanden

## The ontwikkelagenda

# Headline. $acties: how many with their unit; $standen: how many in each state.
agenda-kop = De agenda heeft { $acties }: { $standen }
agenda-kop-zonder = De agenda heeft { $acties }
agenda-alt = Acties met hun planning en stand. { $acties }.
agenda-stand = stand { $dag }
agenda-jaar = heel { $jaar }

## Half a year against its schedule

# Headline. $bereikt: reached up to and including $maand; $verschil: how far from the schedule.
tempo-kop = { $richting ->
    [meer] { $naam }: { $bereikt } tot en met { $maand }, { $verschil } voor op schema
    [minder] { $naam }: { $bereikt } tot en met { $maand }, { $verschil } achter op schema
    [gelijk] { $naam }: { $bereikt } tot en met { $maand }, precies op schema
   *[onbekend] { $naam }: { $bereikt } tot en met { $maand }
}
tempo-geen-gegevens = { $naam }: geen gegevens over het { $halfjaar }
tempo-ondertitel = { $ondertitel }. Op schema is na elke maand een zesde meer
tempo-bijschrift = { $naam }, { $halfjaar }, opgeteld per maand
tempo-schema = schema { $aantal }
tempo-alt = Staven per maand met een streep voor het schema. { $maanden }.

## Money

# Headline over what was spent or received. $verschil: how far from the budget.
geld-kop = { $uitkomst ->
    [meer] { $naam }: € { $bedrag }, € { $verschil } meer dan begroot
    [minder] { $naam }: € { $bedrag }, € { $verschil } minder dan begroot
    [gelijk] { $naam }: € { $bedrag }, precies zoveel als begroot
   *[geen-oordeel] { $naam }: € { $bedrag }
}

# The same where it stands beside something else than a budget.
geld-kop-naast = { $naam }: € { $bedrag } ({ $waarnaast }: € { $ander-bedrag })

# After it: an amount per person, and what a star means.
geld-per = { $naam }: € { $bedrag }.
geld-voorlopig = Een * betekent: voorlopig. Zo’n bedrag wordt elk jaar opnieuw vastgesteld.

# Subtitles, caption, and words at the bars.
geld-ondertitel = { $titel }: gerealiseerd in procenten van wat is begroot
geld-ondertitel-naast = { $titel }, in procenten van ‘{ $waarvan }’
geld-bijschrift = { $titel }, { $jaar }, in euro
geld-begroot = begroot
geld-begroot-jaar = Begroot { $jaar }
staven-alt = Staven per { $waarnaar }. { $staven }.
staaf-van = { $waarde } van { $van }
staaf-begroot = begroot { $bedrag }

# Headline over a budget. $verschil: how far from that of the year before.
begroting-kop = { $uitkomst ->
    [meer] { $naam } { $jaar }: € { $bedrag }, € { $verschil } meer dan in { $vorig-jaar }
    [minder] { $naam } { $jaar }: € { $bedrag }, € { $verschil } minder dan in { $vorig-jaar }
    [gelijk] { $naam } { $jaar }: € { $bedrag }, evenveel als in { $vorig-jaar }
   *[geen-oordeel] { $naam } { $jaar }: € { $bedrag }
}

# The same where there is no amount. $teken: the words in its place.
begroting-kop-zonder = { $naam } { $jaar }: { $teken }
begroting-ondertitel = { $titel }: begroot in procenten van de begroting van { $jaar }
begroting-bijschrift = { $titel }, begroting { $jaar }, in euro

## Targets: the chart

# $namen: indicators that have a target and no figure.
doelen-zonder-cijfer = Voor { $namen } is er geen cijfer.
doelen-ondertitel = Behaald in procenten van het doel
doelen-schaal = doel is 100%
doelen-bijschrift = Behaald en beoogd, { $jaar }
doelen-alt = Staven per indicator. { $staven }.
staaf-doel = doel { $doel }
staaf-zonder-doel = geen doel

## Parts of a whole: the chart

# $ondertitel: the rest of the subtitle; $aantal: the whole.
delen-geen-cijfers = Er zijn geen cijfers om de delen van ‘{ $naam }’ te tonen.
delen-titel = { $naam } naar { $waarnaar }
delen-ondertitel = { $ondertitel } (n = { $aantal }; tussen haakjes het interval van 95%)
delen-alt = Gestapelde staaf met de delen van het geheel. { $samenvatting }

## A stock and its flows: the chart

# The stock at the beginning of each month, and what came and went in it.
verloop-ondertitel = Stand bij het begin van elke maand, met instroom en uitstroom in de maand
verloop-bijschrift = { $naam }, per maand
verloop-alt = Lijn met de stand per maand en daaronder staven met instroom en uitstroom. { $samenvatting }

## Occupancy against capacity

# $bezet of $capaciteit places at the end of the last $maand; $eerst and $nu: at the end of $van and $tot; $maanden: those in
# which there were too few places.
bezetting-kop = Eind { $maand } waren { $bezet } van de { $capaciteit } { $eenheid } bezet
bezetting-geen-gegevens = { $naam }: geen gegevens
bezetting-zin = De bezetting ging van { $eerst } eind { $van } naar { $nu } eind { $tot }.
bezetting-past = De bezetting kwam aan het eind van geen enkele maand boven de capaciteit.
bezetting-te-hoog = De bezetting lag boven de capaciteit eind { $maanden }.
bezetting-ondertitel = { $naam } aan het eind van elke maand, met de capaciteit
bezetting-bijschrift = { $naam } en capaciteit, per maand
bezetting-alt = Staven met de bezetting per maand en een lijn met de capaciteit. { $samenvatting }

## For whom something has not come yet, after so many months

# Headline; $eerste and $laatste: `overleving-punt`.
overleving-kop = { $titel }: { $eerste }, { $laatste }
overleving-kop-een = { $titel }: { $punt }
overleving-kop-geen = { $titel }: geen cijfer
overleving-punt = na { $maanden } maanden { $deel }
overleving-punt-interval = na { $maanden } maanden { $deel } ({ $interval })

# The sentence, what is not known, and how to read it. $punten: a list of `overleving-punt-interval`.
overleving-zin = { $titel }: { $punten }.
overleving-onbekend = Na { $maanden } maanden: { $teken }.
overleving-uitleg = Tussen haakjes staat waar het deel met 95% zekerheid ligt. Het is een schatting volgens Kaplan-Meier: ook wie korter is gevolgd telt mee, zolang dat duurde. Tussen de punten is niet gemeten.
overleving-geen-cijfer = Van ‘{ $titel }’ is er geen cijfer.

# Subtitle, table, axis and alternative.
overleving-naam = { $titel }, naar maanden na het begin
overleving-gevolgd = gevolgd tot en met { $periode }
overleving-aantal = (n = { $aantal }, hoe kort ook gevolgd)
overleving-maanden = { $maanden } maanden
overleving-as = { $titel }, procent
overleving-alt = Punten per aantal maanden, met hun interval, en een lijn ertussen. { $samenvatting }

## Who came and who left, by destination

# Headline. $meest: whether more left or more came.
doorstroom-kop = { $meest ->
    [weg] { $naam }: er gingen er meer weg dan er bij kwamen, { $weg } tegen { $bij }
    [bij] { $naam }: er kwamen er meer bij dan er weg gingen, { $bij } tegen { $weg }
   *[gelijk] { $naam }: er kwamen er evenveel bij als er weg gingen, { $bij }
}

# The same with the destination of most, where that is no chance. $kop: `doorstroom-kop`.
doorstroom-kop-vaakst = { $kop }; het vaakst naar ‘{ $waarheen }’
doorstroom-kop-geen = { $naam }: van instroom of uitstroom is er geen cijfer
doorstroom-geen-stand = Van ‘{ $naam }’ is er aan het begin of het eind van het jaar geen cijfer.
doorstroom-delen = Over wie weg ging: { $delen }
doorstroom-ondertitel = { $naam }, met instroom en uitstroom naar { $waarnaar }
doorstroom-bijschrift = { $naam } in { $jaar }
doorstroom-stand = Stand op { $dag }
doorstroom-waarvan = waarvan: { $deel }
doorstroom-links = Er was en kwam bij
doorstroom-rechts = Er is nog en ging weg
doorstroom-alt = Stroken op schaal: links wie er was en wie erbij kwam, rechts wie er nog is en waar de anderen heen gingen. { $samenvatting }

## Two groups by age

# The largest group with the figures of both sides; $links and $rechts: what the sides show.
piramide-kop = De grootste groep is ‘{ $groep }’: { $aantal-links } { $links } en { $aantal-rechts } { $rechts }
piramide-kop-geen = { $links } naast { $rechts }: geen cijfers

# $links and $rechts: each side with its total.
piramide-zin = { $links }. { $rechts }. De groepen zijn niet even breed, dus een lange staaf kan ook een brede groep zijn. Het is een telling van iedereen; er hoort geen toevalsmarge bij.
piramide-geheim = Kleine groepen zijn geheim.
piramide-ondertitel = { $links } naast { $rechts }, naar { $waarnaar }
piramide-bijschrift = { $links } en { $rechts }
piramide-alt = Staven naar twee kanten, een paar per groep, de oudste boven. { $samenvatting }

## Small panels beside each other

# Headline. $alle: panels with two figures; $hoger: those that went up.
reeksen-kop = { $alle ->
    [1] { $hoger ->
        [0] { $naam }: het ene deel is niet hoger dan in het eerste jaar met een cijfer
       *[anders] { $naam }: het ene deel is hoger dan in het eerste jaar met een cijfer
    }
   *[anders] { $hoger ->
        [0] { $naam }: geen van de { $alle-tekst } delen is hoger dan in het eerste jaar met een cijfer
        [1] { $naam }: een van de { $alle-tekst } delen is hoger dan in het eerste jaar met een cijfer
       *[anders] { $naam }: { $hoger-tekst } van de { $alle-tekst } delen zijn hoger dan in het eerste jaar met een cijfer
    }
}
reeksen-kop-alle = { $naam }: alle { $alle-tekst } delen zijn hoger dan in het eerste jaar met een cijfer
reeksen-kop-geen = { $naam }: er zijn geen twee jaren om te vergelijken

# Which went up and which down. $richtingen: a list of `reeksen-richting`.
reeksen-zin = Van het eerste tot het laatste jaar met een cijfer { $richtingen }.
reeksen-zin-geen = Er zijn geen twee jaren met een cijfer om te vergelijken.
reeksen-richting = { $richting ->
    [hoger] hoger: { $delen }
    [lager] lager: { $delen }
   *[gelijk] gelijk gebleven: { $delen }
}

# After it: the doubt.
reeksen-toeval = Bij { $delen } kan het verschil toeval zijn.
reeksen-geen-toeval = Elk van die verschillen is groter dan we door toeval verwachten.
reeksen-telling = Het zijn tellingen van alle { $eenheid }; of een verschil toeval is, is niet bepaald.
reeksen-titel = { $naam } naar { $waarnaar }, de grootste { $aantal }
reeksen-alt = Een kleine lijn door de jaren per deel, alle op dezelfde schaal. { $samenvatting }

## The first of a list

# The first of the list with its figure, or that there is none; $ondertitel: the rest of the subtitle.
toplijst-kop = { $naam }: { $eerste } staat bovenaan met { $waarde }
toplijst-kop-geen = { $naam }: geen cijfers per { $waarnaar }
toplijst-ondertitel = { $ondertitel }, met het interval van 95%
toplijst-per = per { $waarnaar }
toplijst-bijschrift = { $naam } per { $waarnaar }, { $periode }

# Whom the list can't tell from its first, and whom it does not show.
toplijst-toeval-alle = De intervallen overlappen allemaal met dat van de eerste: wie bovenaan staat, kan toeval zijn.
toplijst-toeval = Het verschil met { $namen } kan toeval zijn: hun intervallen overlappen.
toplijst-zonder-cijfer = { $aantal ->
    [1] Van 1 { $waarnaar } is er geen cijfer om te tonen.
   *[anders] Er zijn er nog { $aantal-tekst } zonder cijfer om te tonen ({ $waarnaar }).
}

# Alternative of dots with intervals, and an axis in percent.
punten-alt = Punten met hun interval. { $punten }.
as-procenten = { $naam }, in procenten

## All gemeenten in order

# The lowest and the highest figure and whose they are; gemeenten below, above and on zero.
rangorde-kop = { $naam }: van { $laagst } tot { $hoogst }
rangorde-kop-onder-nul = { $aantal } van de { $alle } gemeenten staan onder nul
rangorde-zin = Het laagst is { $laagste } ({ $laagst }), het hoogst { $hoogste } ({ $hoogst }).
rangorde-nul = Onder nul staan { $onder } gemeenten, boven nul { $boven }, precies op nul { $op }.
rangorde-bijschrift = { $naam } per gemeente
rangorde-alt = Een staaf per gemeente, van laag naar hoog. { $samenvatting } Alle gemeenten staan in de tabel op deze pagina.

## A table of a source

# $open: rows that don't close.
brontabel-inleiding = { $open ->
    [0] De tabel geeft { $rijen } rijen, zoals de bron ze geeft.
    [1] De tabel geeft { $rijen } rijen, zoals de bron ze geeft. 1 rij sluit in de bron niet; wat er mist, staat bij de opmerkingen. Geen enkel aantal is veranderd of ingevuld.
   *[anders] De tabel geeft { $rijen } rijen, zoals de bron ze geeft. { $open-tekst } rijen sluiten in de bron niet; wat er mist, staat bij de opmerkingen. Geen enkel aantal is veranderd of ingevuld.
}
brontabel-sluit-niet = Volgens de bron: { $bron }. De onderdelen tellen op tot { $som }; verschil { $verschil }.
brontabel-halfjaar = { $jaar }, { $helft }e halfjaar

## A region: its taakstelling

# The lead of the page. $personen: `vergunninghouders`.
regio-inleiding = De { $aantal } gemeenten van { $naam } huisvestten in { $jaar } samen { $personen }.
regio-inleiding-jaren = Sinds het begin van { $jaar } waren het er { $aantal }.

# Headline. $verschil: `regio-verschil`.
regio-kop = { $naam } huisvestte { $gehuisvest } vergunninghouders. De taakstelling was { $taakstelling }: { $verschil }
regio-kop-onvolledig = { $naam }: het cijfer van de regio is niet compleet
regio-verschil = { $richting ->
    [meer] { $aantal } meer
    [minder] { $aantal } minder
   *[gelijk] precies evenveel
}

# The sentence: how many reached it, what changed hands in each half-year, and the region without some members.
regio-gehaald = Met herverdeling haalden { $gehaald } van de { $alle } gemeenten hun taakstelling van { $jaar } en { $niet-gehaald } niet.
herverdeling-onbekend = In het { $halfjaar } is de herverdeling niet van elke gemeente bekend.
herverdeling-sluit = In het { $halfjaar } namen gemeenten { $aantal } personen van elkaar over; samen telt dat op tot nul.
herverdeling-sluit-niet = De herverdeling in het { $halfjaar } klopt niet: samen is zij { $rest } en geen nul.
regio-ander-gebied = { $naam }: { $gehuisvest } van { $taakstelling }.
regio-telling = Dit zijn tellingen van het COA en geen steekproef: er hoort geen interval bij.
regio-ondertitel = Gehuisvest min taakstelling en herverdeling, gemeenten van { $naam } op naam, { $jaar }, personen
regio-bijschrift = Taakstelling, herverdeling en gehuisvest per gemeente, { $jaar }
regio-as = Meer (+) of minder (−) gehuisvest dan de taakstelling met herverdeling, personen
regio-alt = Een staaf per gemeente, op naam. { $samenvatting }

# The years together. $jaren: `tot-en-met`.
regio-jaren-kop = Van { $jaren } kregen { $personen } een woning
regio-jaren-kop-onvolledig = Van { $jaren } zijn niet alle jaren bekend
regio-jaren-zin = De taakstelling over deze jaren was { $taakstelling }: er zijn er { $verschil } gehuisvest. De aantallen van vroeger kunnen op een andere manier zijn geteld.
regio-jaren-onvolledig = Van een van de jaren ontbreekt een cijfer.
regio-jaren-ondertitel = { $naam }, { $regio }, { $jaren }, personen
regio-jaren-bijschrift = Taakstelling en gehuisvest, { $regio }, { $jaren }
regio-jaren-alt = Een lijn met wie is gehuisvest, naast de taakstelling. { $kop }. { $samenvatting }

## A region: counts against the size of each gemeente

# $aantal: how many fewer than fit the size of the gemeente, or how many the region has.
grootte-kop = { $naam } heeft { $aantal } { $eenheid } minder dan bij zijn grootte past
grootte-kop-genoeg = Elke gemeente heeft ten minste zoveel { $eenheid } als bij haar grootte past
grootte-kop-onbekend = Het aantal { $eenheid } is niet naast de grootte te leggen
grootte-zin = { $naam } heeft { $aantal } { $eenheid }.
grootte-onvolledig = Het aantal { $eenheid } van { $naam } is niet compleet.

# $aantal: gemeenten, of $alle-tekst, that have too few.
grootte-te-weinig = { $aantal ->
    [0] Naar inwoners verdeeld heeft geen gemeente meer dan een halve plaats te weinig. Dit zijn plaatsen en geen personen: het zegt niet hoeveel nieuwkomers er in elke gemeente een zoeken.
    [1] Naar inwoners verdeeld heeft een van de { $alle-tekst } gemeenten meer dan een halve plaats te weinig. Dit zijn plaatsen en geen personen: het zegt niet hoeveel nieuwkomers er in elke gemeente een zoeken.
   *[anders] Naar inwoners verdeeld hebben { $aantal-tekst } van de { $alle-tekst } gemeenten meer dan een halve plaats te weinig. Dit zijn plaatsen en geen personen: het zegt niet hoeveel nieuwkomers er in elke gemeente een zoeken.
}
grootte-ondertitel = { $eenheid } in { $jaar } min het deel naar inwoners op { $dag }, gemeenten van { $regio } op naam
grootte-bijschrift = { $eenheid } per gemeente naast het aantal inwoners, { $jaar }
grootte-as = Meer (+) of minder (−) { $eenheid } dan naar inwoners
grootte-alt = Een staaf per gemeente, op naam. { $kop }. { $samenvatting }

## A region: the first few providers

# Headline where chance decides who is first.
aanbieders-kop-toeval = { $naam }: wie hier bovenaan staat, kan toeval zijn

# Neighbours in the list that can't be told apart. $alle: whether that goes for all of them.
aanbieders-gelijk = { $alle ->
    [ja] Geen twee buren in deze lijst zijn met zekerheid uit elkaar te houden.
   *[nee] { $aantal ->
        [1] Van een paar buren zijn de twee niet met zekerheid uit elkaar te houden.
       *[anders] Van { $aantal-tekst } paren buren zijn de twee niet met zekerheid uit elkaar te houden.
    }
}
aanbieders-verder = { $aantal ->
    [1] Er is nog een aanbieder met een lager aandeel.
   *[anders] Er zijn nog { $aantal-tekst } aanbieders met een lager aandeel.
}

## A region: shares

# Headline. $minst and $vaakst: `aandelen-deel`.
aandelen-kop = Het minst vaak: { $minst }. Het vaakst: { $vaakst }
aandelen-kop-geen = Van deze aandelen is er geen cijfer van de regio
aandelen-deel = ‘{ $naam }’ ({ $deel })
aandelen-uitleg = De lijn door een punt laat zien hoe zeker het aandeel is. In een kleine gemeente scheelt een huishouden al veel: daar zegt een aandeel weinig, of is het geheim.
aandelen-ondertitel = Aandelen met het interval van 95%, { $regio }, { $jaar }
aandelen-bijschrift = Per gemeente op naam, met het interval van 95% en het aantal (n), { $jaar }

## A region: lead times

# Steps of which the norm is reached least and most, with the share within it; how to read the medians.
stappen-kop = De norm wordt het minst gehaald bij ‘{ $minst }’ ({ $minst-deel }) en het meest bij ‘{ $meest }’ ({ $meest-deel })
stappen-kop-een = Bij ‘{ $stap }’ is { $deel } binnen de norm
stappen-kop-geen = Van geen enkele stap is bekend hoe vaak de norm is gehaald
stappen-uitleg = Een mediaan zegt: de helft duurde korter en de helft langer. Wie nog wacht telt niet mee, dus de echte wachttijd kan langer zijn. De lijn door een punt is het interval van 95%: hoe zeker het aandeel is.
stappen-ondertitel = Aandeel binnen de norm per stap (tussen haakjes de norm), met het interval van 95%, { $regio }, { $jaar }
stappen-bijschrift = Doorlooptijden en normen, { $regio }, { $jaar }

## A region: demand beside supply

# $grootte: the size of household that lacks most homes; $verschillen: homes less households of each size.
aanbod-kop = Voor huishoudens van { $grootte } kwamen { $aantal } woningen minder vrij dan er koppelingen waren
aanbod-kop-genoeg = Voor elke grootte kwamen ten minste zoveel woningen vrij als er koppelingen waren
aanbod-kop-onbekend = Vraag en aanbod zijn niet van elke grootte bekend
aanbod-zin = Woningen min koppelingen in { $jaar }: { $verschillen }.
aanbod-tijdelijk = Van de vrije woningen was een flexwoning of tijdelijk: { $aantallen }. Wie daar gaat wonen, zoekt later opnieuw.
aanbod-tijdelijk-gemeenten = Vrije flexwoningen en tijdelijke woningen per gemeente, naar grootte van het huishouden, { $jaar }
aanbod-uitleg = Niet elke vrije woning is voor vergunninghouders, en een kleiner huishouden kan in een grotere woning: het verschil zegt waar het knelt, niet hoeveel huishoudens geen woning krijgen.
aanbod-ondertitel = Vrijgekomen sociale huurwoningen min koppelingen naar grootte, { $regio }, { $jaar }, aantallen
aanbod-bijschrift = Koppelingen en vrije woningen naar grootte, { $regio }, { $jaar }
aanbod-gemeenten = Koppelingen (K) en vrije woningen (W) per gemeente, naar grootte van het huishouden, { $jaar }
aanbod-as = Meer (+) of minder (−) vrije woningen dan koppelingen
aanbod-alt = Een staaf per grootte van het huishouden. { $samenvatting }

## A region: its actions beside those of gemeenten

# Captions, and what gemeenten do together. $acties: a number with its unit.
acties-gemeenten = Wat gemeenten zelf doen, met hoeveel van die acties in elke stand zijn, { $periode }
acties-stand = Acties van de regio en van elke gemeente, naar stand, { $periode }
acties-onbekend = Hoeveel acties de gemeenten zelf hebben, is niet bekend.
acties-samen = De gemeenten zelf hebben samen { $acties }.
acties-samen-standen = De gemeenten zelf hebben samen { $acties }: { $standen }.

## The dashboard and the pages of its domains

# The lead. $aantal: domains, of $alle, with a figure.
domeinen = { $aantal ->
    [1] Van 1 van de { $alle } domeinen is er een cijfer.
   *[anders] Van { $aantal-tekst } van de { $alle } domeinen is er een cijfer. Bij de andere staat wat er nog niet wordt gemeten.
}
domeinen-alle = Van alle { $alle } domeinen is er een cijfer.

# Whom a domain has figures of. In `domein-groep` and `domein-zonder-groep`, $groep is the message `groep`.
groep = { $groep ->
    [nieuwkomers] Nieuwkomers
   *[inwoners] Andere inwoners
}
domein-groep = { $aantal ->
    [0] { $groep }: niet gemeten.
    [1] { $groep }: 1 cijfer.
   *[anders] { $groep }: { $aantal-tekst } cijfers.
}
domein-zonder-groep = Over { $groep } is in dit domein nog geen cijfer gekozen.
domein-leeg = Voor dit domein is nog geen cijfer gekozen.
domein-bijschrift = { $naam }: cijfers van { $jaar }
domein-meer = { $aantal ->
    [1] Nog 1 cijfer op de pagina hiervan
   *[anders] Nog { $aantal-tekst } cijfers op de pagina hiervan
}

# In a cell, in the place of how a figure moved.
geen-eerder-cijfer = geen eerder cijfer

## A list of gemeenten, and the same on another map

# $aantal: gemeenten, of $alle, with a figure; $volgorde: the figure by which they stand in order.
lijst-inleiding = Van { $aantal } van de { $alle } gemeenten is er een cijfer op { $periode }. De tabel loopt van laag naar hoog op ‘{ $volgorde }’.
gemeenten-van = De gemeenten van { $jaar }
herrekend-titel = Op de gemeenten van { $jaar }
herrekend-bijschrift = { $titel }, { $periode }, op de gemeenten van { $jaar }
herrekend-zelfde = zelfde gebied
herrekend-inleiding = Van { $aantal } van de { $alle } gemeenten van { $jaar } is er een cijfer op { $periode }.

# After it: gemeenten that changed, and figures that were split by a key.
herrekend-veranderd = { $aantal ->
    [1] Bij één is de gemeente sindsdien veranderd; dat staat erachter.
   *[anders] Bij { $aantal-tekst } is de gemeente sindsdien veranderd; wat er is gebeurd, staat erachter.
}
herrekend-geschat = { $aantal ->
    [1] Eén cijfer is met een verdeelsleutel geschat.
   *[anders] { $aantal-tekst } cijfers zijn met een verdeelsleutel geschat.
}

## The letter

# Where the workspace gives no other words; the heading of an annex.
brief-aanhef = Geachte raad,
brief-namens = Het college van burgemeester en wethouders van { $naam }
brief-bijlage = Bijlage { $nummer }: { $kop }

## Several reports in one site

# The page above the reports.
rapporten-titel = Rapporten van { $plaats }
rapporten-inleiding = Deze site heeft { $aantal } rapporten. Zij zijn gemaakt uit dezelfde leveringen.

## A site for each gemeente

# The page above the sites, and its title where each site has several reports.
elke-gemeenten = { $aantal ->
    [1] 1 gemeente
   *[anders] { $aantal-tekst } gemeenten
}
elke-titel = Rapporten { $jaar }
elke-inleiding = Hier staan de sites van { $gemeenten }. Zij zijn op dezelfde manier gemaakt, uit dezelfde leveringen.
elke-rapporten = Elke site heeft: { $rapporten }.

## The verantwoording

# How many findings there are beside those about deliveries.
bevindingen-aantal = { $aantal ->
    [0] Er zijn geen bevindingen bij de teksten en definities.
    [1] Er is 1 bevinding bij de teksten en definities.
   *[anders] Er zijn { $aantal-tekst } bevindingen bij de teksten en definities.
}
peildatum = peildatum: { $dag }
geen-periode = geen periode
openbaar = Openbaar. { $reden }
geheim-onder = Geheim als het om minder dan { $aantal } gaat.
grenzen = { $grenzen } (interval van 95%)
grenzen-kwartielen = { $grenzen } (eerste en derde kwartiel)
definities-titel = Definities: { $domein }

# The deliveries of a report, in its footer.
leveringen = { $aantal ->
    [1] 1 levering
   *[anders] { $aantal-tekst } leveringen
}
levering-zonder-datum = ontvangstdatum niet opgegeven

# What changed since the last edition: how much, what is not shown, and words behind a figure.
uitgave-veranderd = { $aantal ->
    [0] Geen enkel cijfer is anders dan in de vorige uitgave, die van { $dag } (IJkpunt { $versie }).
    [1] Er is 1 cijfer anders dan in de vorige uitgave, die van { $dag } (IJkpunt { $versie }).
   *[anders] Er zijn { $aantal-tekst } cijfers anders dan in de vorige uitgave, die van { $dag } (IJkpunt { $versie }).
}
uitgave-meer = Hier staan de eerste { $eerste }. De andere { $andere } vindt u door de twee uitgaven van cijfers.csv naast elkaar te leggen.
uitgave-beoogd = (beoogd: { $doel })
uitgave-afgerond = { $nu } (het verschil valt weg in de afronding)

## Where a finding stands

# Sheet, column, or neither.
plaats-blad = blad '{ $naam }'
plaats-kolom = kolom '{ $naam }'
plaats-bestand = het hele bestand

# $plaatsen: the first places; $meer: how many more there are.
plaats-rijen = { $soort ->
    [cel] { $meer ->
        [0] cel { $plaatsen }
       *[anders] cel { $plaatsen } en nog { $meer-tekst }
    }
    [cellen] { $meer ->
        [0] cellen { $plaatsen }
       *[anders] cellen { $plaatsen } en nog { $meer-tekst }
    }
    [rij] { $meer ->
        [0] rij { $plaatsen }
       *[anders] rij { $plaatsen } en nog { $meer-tekst }
    }
   *[rijen] { $meer ->
        [0] rijen { $plaatsen }
       *[anders] rijen { $plaatsen } en nog { $meer-tekst }
    }
}
plaatsen-meer = { $alle ->
    [ja] Alle { $aantal } plaatsen
   *[nee] De eerste { $aantal } plaatsen
}

# In the place of the names of figures that a finding touches.
bevinding-alle-cijfers = alle cijfers uit deze gegevens

## The toegankelijkheidsverklaring

# The status of compliance and what it means. $status: A to D.
toegankelijk = { $status ->
    [A] voldoet volledig
    [B] voldoet gedeeltelijk
    [C] eerste maatregelen genomen
   *[D] voldoet niet
}
toegankelijk-betekenis = { $status ->
    [A] Mensen hebben de site aan alle eisen getoetst, en er is niets gevonden dat niet voldoet.
    [B] Mensen hebben de site aan alle eisen getoetst. Niet alles voldoet. Wat niet voldoet, staat hieronder met wat eraan wordt gedaan.
    [C] De site is nog niet door mensen aan alle eisen getoetst. Dat staat wel gepland.
   *[D] De site is nog niet door mensen aan alle eisen getoetst. Er is ook geen datum voor. Daarom mag niemand zeggen dat zij voldoet.
}

# The last check by machine.
onderzoek-bouw = gebouwd met IJkpunt { $versie } voor { $dag }
onderzoek-paginas = { $aantal ->
    [1] 1 pagina
   *[anders] { $aantal-tekst } pagina’s
}
onderzoek-plaatsen = { $aantal ->
    [1] Op 1 plaats
   *[anders] Op { $aantal-tekst } plaatsen
}
onderzoek-uitkomst = { $aantal ->
    [0] Er is niets gevonden dat niet voldoet.
    [1] Er is 1 probleem gevonden. Het staat bij de afwijkingen.
   *[anders] Er zijn { $aantal-tekst } problemen gevonden. Zij staan bij de afwijkingen.
}
onderzoek-geen-criterium = geen succescriterium van WCAG

## The register

# Each variable is a `register-aantal`.
register-inleiding = Hier staat alles wat u in deze site kunt vinden: { $paginas }, { $cijfers }, { $grafieken } en { $tabellen }.

# How much there is of one kind.
register-aantal = { $soort ->
    [pagina] { $aantal ->
        [1] 1 pagina
       *[anders] { $aantal-tekst } pagina’s
    }
    [cijfer] { $aantal ->
        [1] 1 cijfer
       *[anders] { $aantal-tekst } cijfers
    }
    [grafiek] { $aantal ->
        [1] 1 grafiek
       *[anders] { $aantal-tekst } grafieken
    }
   *[tabel] { $aantal ->
        [1] 1 tabel
       *[anders] { $aantal-tekst } tabellen
    }
}

## The quality of the deliveries

# Files that were read, and how much was noticed about them.
bestanden-gelezen = { $aantal ->
    [1] Er is 1 bestand gelezen.
   *[anders] Er zijn { $aantal-tekst } bestanden gelezen.
}
opgemerkt = { $aantal ->
    [0] Daar is niets over opgemerkt.
    [1] Daarover is 1 ding opgemerkt.
   *[anders] Daarover zijn { $aantal-tekst } dingen opgemerkt.
}

# How many figures a finding touches; their names follow.
opgemerkt-raakt = { $aantal ->
    [0] Wat is opgemerkt, verandert geen cijfer in dit rapport.
    [1] Voor 1 cijfer ontbreken gegevens of tellen rijen niet mee:
   *[anders] Voor { $aantal-tekst } cijfers ontbreken gegevens of tellen rijen niet mee:
}

# Beside the last delivery: datasets without one, a difference in rows, and a kind of fault.
eerste-levering = Van deze gegevens is dit de eerste levering: { $gegevens }.
eerste-levering-alle = Er is nog geen eerdere levering om mee te vergelijken. Bij de volgende levering staat hier wat er is veranderd.
rijen-verschil = { $richting ->
    [meer] { $aantal } meer
    [minder] { $aantal } minder
   *[gelijk] gelijk
}
fout = { $soort ->
    [nieuw] Nieuw, { $aantal } keer: { $betekenis }
   *[opgelost] Opgelost, { $aantal } keer: { $betekenis }
}
fout-in-kolom = { $soort ->
    [nieuw] Nieuw, { $aantal } keer in kolom '{ $kolom }': { $betekenis }
   *[opgelost] Opgelost, { $aantal } keer in kolom '{ $kolom }': { $betekenis }
}

# What each side of quality means.
kwaliteit-kant = { $kant ->
    [volledig] Alles wat er moet zijn, is er.
    [geldig] Elke waarde kan bestaan. Een datum bestaat en een code staat in de lijst.
    [uniek] Alles staat er één keer in.
    [consistent] De gegevens spreken elkaar niet tegen.
   *[tijdig] De gegevens gaan over de goede periode en kwamen op tijd.
}

## The page for whoever supplied a file

# The title of the window, and how the page begins.
terugkoppeling-titel = Terugkoppeling op { $bestand }
terugkoppeling-gelezen = { $gelezen ->
    [ja] Wij hebben uw bestand gelezen.
   *[nee] Wij konden geen rijen uit uw bestand lezen.
}

# After it: how many points there are to mend, and to look at.
terugkoppeling-niets = U hoeft niets te verbeteren. Bedankt.
terugkoppeling-nakijken = { $aantal ->
    [1] Er is 1 punt om na te kijken.
   *[anders] Er zijn { $aantal-tekst } punten om na te kijken.
}
terugkoppeling-verbeteren = { $aantal ->
    [1] Er is 1 punt dat u eerst moet verbeteren.
   *[anders] Er zijn { $aantal-tekst } punten die u eerst moet verbeteren.
}
terugkoppeling-beide = { $eerst ->
    [1] { $daarna ->
        [1] Er is 1 punt dat u eerst moet verbeteren, en 1 punt om na te kijken.
       *[anders] Er is 1 punt dat u eerst moet verbeteren, en { $daarna-tekst } punten om na te kijken.
    }
   *[anders] { $daarna ->
        [1] Er zijn { $eerst-tekst } punten die u eerst moet verbeteren, en 1 punt om na te kijken.
       *[anders] Er zijn { $eerst-tekst } punten die u eerst moet verbeteren, en { $daarna-tekst } punten om na te kijken.
    }
}

# What to do next.
terugkoppeling-daarna = Verbeter de punten hieronder in uw bronsysteem. Maak daarna een nieuwe export en stuur ons het hele bestand opnieuw, met dezelfde kolommen. Pas het bestand zelf niet met de hand aan: dan staat de fout er de volgende keer weer in.
terugkoppeling-daarna-nakijken = Kijk de punten hieronder na. Is er iets fout, verbeter het dan in uw bronsysteem en stuur het hele bestand opnieuw. Klopt alles, laat ons dat dan weten.

# Whether values of the file are shown, and that it is the same file as before.
terugkoppeling-waarden = { $waarden ->
    [ja] Op deze pagina staan waarden uit uw bestand. Ga er zorgvuldig mee om, want een rij kan over een persoon gaan. Nummers van personen staan er nooit bij.
   *[nee] Op deze pagina staan geen waarden uit uw bestand, omdat een rij over een persoon kan gaan. U vindt ze op de plaats die in de tabel staat.
}
terugkoppeling-zelfde = Dit bestand hadden wij al verwerkt. Het is niet veranderd.

# The three groups of findings.
terugkoppeling-kop = { $groep ->
    [eerst] Verbeter dit eerst
    [nakijken] Kijk dit ook na
   *[weten] Goed om te weten
}
terugkoppeling-bijschrift = { $groep ->
    [eerst] Wat u eerst moet verbeteren
    [nakijken] Wat u ook moet nakijken
   *[weten] Wat goed is om te weten
}
terugkoppeling-uitleg = { $groep ->
    [eerst] Zolang dit er staat, maken wij geen cijfers. Elke rij van de tabel zegt wat er mis is, waar het staat en wat u kunt doen.
    [nakijken] Hier is iets weggelaten, of het kan fout zijn. Klopt het toch, laat het ons dan weten.
   *[weten] Hier hoeft u niets aan te doen.
}

## Who does what: an inquiry among gemeenten

# An answer, in a cell. The first three are about a statement, which is no measure.
antwoord = { $antwoord ->
    [zegt-dit] ja
    [zegt-dit-niet] zegt dit niet
    [zegt-dit-deels] een deel
    [loopt] loopt
    [loopt-deels] loopt in een deel
    [voorbereiding] in voorbereiding
    [voorbereiding-deels] in voorbereiding in een deel
    [niet-genoemd] niet genoemd
    [geen-reactie] geen reactie
    [niet-gevraagd] niet gevraagd
    [geheim] geheim
   *[onbekend] onbekend
}
antwoord-zegt = zegt
antwoord-geen = Noemde geen maatregel.

# The lead: how many answered, and the measure that is named most.
maatregelen-leeg = Er zijn nog geen antwoorden geleverd.
maatregelen-reageerden = { $aantal } van de { $gevraagd } gemeenten reageerden.
maatregelen-reageerden-een = { $aantal } van de { $gevraagd } gemeenten reageerden; { $voeren-uit } daarvan voeren minstens één maatregel uit.
maatregelen-vaakst = { $voorbereiding ->
    [0] Het vaakst noemen zij ‘{ $maatregel }’: dat loopt in { $loopt } gemeenten.
   *[anders] Het vaakst noemen zij ‘{ $maatregel }’: dat loopt in { $loopt } gemeenten en is in { $voorbereiding-tekst } in voorbereiding.
}

# The lead on the map of now.
maatregelen-nu = De { $toen } gemeenten van { $jaar-toen } zijn er { $nu } in { $jaar-nu }.
maatregelen-samengevoegd = { $aantal ->
    [1] { $aantal-tekst } daarvan bestaat uit { $delen } gemeenten van toen. Wat daar liep, hangt af van wat elk deel antwoordde.
   *[anders] { $aantal-tekst } daarvan bestaan uit { $delen } gemeenten van toen. Wat daar liep, hangt af van wat elk deel antwoordde.
}
maatregelen-deels = Van { $aantal-tekst } reageerde een deel wel en een deel niet.

# That this is no sample, and what silence means. $alle: whether all gemeenten were asked.
geen-steekproef = { $alle ->
    [ja] Dit is geen steekproef: alle gemeenten zijn gevraagd. Daarom staat er geen onzekerheidsmarge bij.
   *[nee] Dit is geen steekproef: gemeenten zijn gevraagd, en niet geloot. Daarom staat er geen onzekerheidsmarge bij.
}
zonder-reactie = { $aantal ->
    [1] Eén gemeente reageerde niet. Daar weten we niets van: zij tellen niet als ‘nee’.
   *[anders] { $aantal-tekst } gemeenten reageerden niet. Daar weten we niets van: zij tellen niet als ‘nee’.
}
niet-gevraagd = { $aantal ->
    [1] Eén gemeente is niet gevraagd, of het antwoord is niet geleverd.
   *[anders] { $aantal-tekst } gemeenten zijn niet gevraagd, of het antwoord is niet geleverd.
}
zelf-verteld = Elke gemeente vertelde zelf wat zij doet. Noemde zij een maatregel niet, dan kan die er toch zijn.

# Heading over those who are silent, by the kind of silence.
stilte-kop = { $stilte ->
    [geen-reactie] Geen reactie ({ $aantal })
    [niet-gevraagd] Niet gevraagd, of niet geleverd ({ $aantal })
   *[deels] Een deel reageerde niet ({ $aantal })
}

# Captions and headings; `maatregelen-andere-kaart` stands behind them on the map of another year.
maatregelen-bijschrift = Maatregelen op { $dag }
antwoorden-bijschrift = Antwoord per gemeente op { $dag }
maatregelen-groep-bijschrift = Waar een maatregel op { $dag } liep, per { $waarnaar }
maatregelen-groep-kop = Per { $waarnaar }
maatregelen-andere-kaart = { $bijschrift }, op de gemeenten van { $jaar }
maatregelen-andere-titel = Dezelfde antwoorden op de gemeenten van { $jaar }
maatregelen-aantallen = { $bijschrift }, aantallen gemeenten
maatregelen-terug = De antwoorden zoals de gemeenten van { $jaar } ze gaven, staan op een andere pagina.
maatregelen-terug-link = Naar de gemeenten van { $jaar }

# What became of gemeenten. $delen: the gemeenten that one is made of.
gemeenten-bestaan-nog = Alle { $aantal } gemeenten bestaan in { $jaar } nog.
gemeenten-samengevoegd = Sindsdien zijn gemeenten samengevoegd: { $gemeenten }. Van een gemeente van nu staat er wat haar delen antwoordden.
samengevoegd-uit = { $naam } (uit { $delen })
niet-samengevoegd = niet samengevoegd
was-deel-van = Was een deel van { $naam }.
heette-eerder = Heette eerder { $naam }.
ontstaan-uit = Ontstaan uit { $delen }.
deel-van = een deel van { $naam }
deel-hierheen = Van { $naam } ging maar een deel hierheen; wat die gemeente deed, gold ook daar.
deel-zweeg = { $stilte ->
    [geen-reactie] { $naam } reageerde niet: wat daar liep, is niet bekend.
   *[niet-gevraagd] { $naam } is niet gevraagd: wat daar liep, is niet bekend.
}
gemeente-nu = { $naam } nu
delen-antwoorden = { $naam }: wat elk deel antwoordde

# In a cell: how many of a group answered, and behind a count in how many a measure runs for a part.
reageerde = { $deels ->
    [0] { $aantal } van { $alle }
   *[anders] { $aantal } van { $alle }, { $deels-tekst } deels
}
loopt-van = { $deels ->
    [0] van { $alle }
   *[anders] en { $deels-tekst } deels, van { $alle }
}

## Words in the place of a number or a text

# In cells, and below a table of a source.
niet-te-bepalen = niet te bepalen
niet-van-toepassing = niet van toepassing
niet-bekend = niet bekend
geen-norm = geen norm
geen-schema = geen schema
geen-verwachting = geen verwachting
brontabel-geen-aantal = De bron geeft dit aantal niet.

# Whether a provider can be told from the next of the list.
aanbieder-verschilt = { $verschilt ->
    [ja] ja
    [nee] kan toeval zijn
    [laatste] laatste van de lijst
   *[onbekend] niet te bepalen
}

# Headings of the table of targets.
kolom-behaald = Behaald { $jaar }
kolom-beoogd = Beoogd { $jaar }
kolom-beoogd-heel = Beoogd heel { $jaar }
kolom-op-schema = Op schema { $periode }
kolom-verwacht = Verwacht heel { $jaar }

# Below a heading about a figure.
definitie-regel = { $definitie } Wie het telt: { $populatie }
