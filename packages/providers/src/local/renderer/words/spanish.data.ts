/** Spanish words and phrases without accents → the English the parser reads; `/` parts endings, as in `roj/o/a/os/as`. */
export const SPANISH_NOUNS = `
zapato/s = shoe; zapatilla/s = sneaker; tenis = sneaker; deportiva/s = sneaker; calzado = shoe; bota/s = boot; botin/es = ankle boot
zapatilla/s de correr = running shoe; zapatilla/s de running = running shoe; zapatilla/s deportiva/s = running shoe; zapato/s deportivo/s = running shoe
zapato/s de vestir = dress shoe; zapato/s formal/es = dress shoe; zapato/s de tacon = high heels; tacones = high heels; mocasin/es = loafer; sandalia/s = sandal; chancla/s = flip flop; auriculares inalambricos = wireless earbuds
bota/s de montana = hiking boot; bota/s de senderismo = hiking boot; zapatilla/s altas = high top
reloj/es = watch; reloj/es de pulsera = watch; reloj/es inteligente/s = smartwatch; reloj/es deportivo/s = sports watch; reloj/es de buceo = dive watch; cronografo/s = chronograph
botella/s = bottle; frasco/s = bottle; bote/s = bottle; botella/s de agua = water bottle; botella/s de vino = wine bottle; vino tinto = red wine; vino/s = wine
perfume/s = perfume; colonia/s = cologne; frasco/s de perfume = perfume bottle; botella/s de perfume = perfume bottle; champu/es = shampoo; acondicionador = conditioner
crema/s = cream; crema/s facial/es = face cream; crema/s de manos = hand cream; crema/s hidratante/s = moisturizer; crema/s solar/es = sunscreen; protector solar = sunscreen
serum = serum; suero/s = serum; aceite/s = face oil; aceite/s esencial/es = essential oil; aceite de oliva = olive oil; botella de aceite de oliva = olive oil bottle
locion/es = lotion; jabon/es = soap; jabon liquido = hand soap; gel de ducha = shower gel; desodorante = body spray; pasta de dientes = toothpaste; miel = honey; tarro/s de miel = honey jar; mermelada = jam
tarro/s = jar; tubo/s = tube; pulverizador/es = spray; vitaminas = vitamins; salsa/s = sauce; zumo/s = juice; jugo/s = juice; cerveza/s = beer; limonada = lemonade
taza/s = mug; taza/s de cafe = coffee mug; taza/s de te = tea cup; vaso termico = tumbler; vaso/s = tumbler; termo/s = thermos; cantimplora/s = flask
lata/s = can; lata/s de refresco = soda can; refresco/s = soda; gaseosa/s = soda; lata/s de cerveza = beer can; bebida energetica = energy drink; agua con gas = sparkling water
bolso/s = handbag; bolsa/s = bag; cartera/s de mano = clutch; bolsa/s de tela = tote bag; bolsa/s de playa = beach bag; bolsa/s de la compra = shopping bag; mochila/s = backpack
telefono/s = phone; movil/es = phone; celular/es = phone; telefono/s movil/es = phone; tableta/s = tablet; portatil/es = laptop; ordenador/es portatil/es = laptop; computadora/s portatil/es = laptop
anillo/s = ring; anillo/s de compromiso = engagement ring; anillo/s de diamante/s = diamond ring; alianza/s = wedding band; sortija/s = ring
silla/s = chair; silla/s de comedor = dining chair; sillon/es = armchair; butaca/s = armchair; taburete/s = stool; sofa/s = sofa; sofas = sofa
auriculares = headphones; audifonos = headphones; cascos = headphones; gafas de sol = sunglasses; lentes de sol = sunglasses; gafas = glasses
pintalabios = lipstick; labial/es = lipstick; barra/s de labios = lipstick; vela/s = candle; vela/s aromatica/s = scented candle; vela/s perfumada/s = scented candle
caja/s = box; caja/s de regalo = gift box; caja/s de carton = cardboard box; caja/s de cereales = cereal box; caja/s de te = tea box; paquete/s = package; cereales = cereal
lampara/s = lamp; lampara/s de mesa = table lamp; lampara/s de escritorio = desk lamp; lampara/s de pie = floor lamp; pantalla de lampara = lamp shade; libro/s = book; cuaderno/s = notebook; mesa/s = table; camisa/s = shirt; camiseta/s = t shirt; vestido/s = dress; pantalon/es = pants; sombrero/s = hat; gorra/s = hat; chaqueta/s = jacket
collar/es = necklace; pulsera/s = bracelet; pendiente/s = earrings; aretes = earrings; bicicleta/s = bicycle; coche/s = car; juguete/s = toy; plato/s = plate; cuchillo/s = knife; altavoz = speaker; altavoces = speaker; camara/s = camera
cordon/es = laces; agujeta/s = laces; suela/s = sole; correa/s = strap; esfera/s = dial; tapa/s = lid; tapon/es = cap; etiqueta/s = label; asa/s = handle; mango/s = handle; pajita/s = straw; popote/s = straw
lazo/s = bow; cinta/s = ribbon; cierre/s = clasp; hebilla/s = buckle; cremallera/s = zipper; pata/s = legs; asiento/s = seat; cojin/es = cushion; pantalla/s = screen; montura/s = frame; interior = interior; borde/s = rim; raya/s = stripes
bomba = pump; dosificador = pump; cuentagotas = dropper; piedra/s = stone; letras = lettering; forro/s = lining; bolsillo/s = pocket; marco/s = frame; brazalete/s = bracelet; lente/s = lens
`;

export const SPANISH_COLOURS = `
roj/o/a/os/as = red; blanc/o/a/os/as = white; negr/o/a/os/as = black; amarill/o/a/os/as = yellow; azul/es = blue; verde/s = green; naranja/s = orange; rosa/s = pink; rosad/o/a/os/as = pink
morad/o/a/os/as = purple; violeta/s = violet; gris/es = grey; marron/es = brown; cafe oscuro = dark brown; beis = beige; beige = beige; crema = cream; turquesa/s = turquoise; granate/s = burgundy; burdeos = burgundy
lila/s = lilac; lavanda = lavender; coral/es = coral; mostaza = mustard; caqui = khaki; celeste/s = sky blue; fucsia = fuchsia; purpura/s = purple; marfil = ivory; menta = mint; oliva = olive; terracota = terracotta
azul marino = navy blue; azul cielo = sky blue; azul electrico = electric blue; azul rey = royal blue; verde menta = mint green; verde oliva = olive green; verde esmeralda = emerald green; verde salvia = sage green; verde bosque = forest green; verde lima = lime green; verde neon = neon green
rosa palo = dusty pink; rosa fucsia = hot pink; rosa pastel = pastel pink; blanco roto = off white; cuero marron = brown leather
dorad/o/a/os/as = gold; platead/o/a/os/as = silver; oro = gold; plata = silver; oro rosa = rose gold; oro blanco = white gold; oro amarillo = gold; acero = steel; acero inoxidable = stainless steel; cobre = copper; laton = brass; bronce = bronze; titanio = titanium; aluminio = aluminum; metal = metal; metalic/o/a/os/as = metallic; cromad/o/a/os/as = chromed
cuero = leather; piel = leather; ante = suede; gamuza = suede; lona = canvas; tela = fabric; lino = linen; algodon = cotton; terciopelo = velvet; lana = wool; mezclilla = denim; vaquer/o/a/os/as = denim
ceramica = ceramic; porcelana = porcelain; vidrio = glass; cristal = glass; plastico = plastic; goma = rubber; caucho = rubber; silicona = silicone; madera = wood; roble = oak; nogal = walnut; bambu = bamboo; marmol = marble; papel = paper; carton = cardboard; esmalte = enamel; hormigon = concrete; corcho = cork
carey = tortoise; mate/s = matte; brillante/s = glossy; satinad/o/a/os/as = satin; cepillad/o/a/os/as = brushed; pulid/o/a/os/as = polished; esmerilad/o/a/os/as = frosted; transparente/s = transparent; a rayas = striped; de rayas = striped; a cuadros = checked; de lunares = polka dot
diamante/s = diamond; rubi/es = ruby; zafiro/s = sapphire; esmeralda/s = emerald; amatista/s = amethyst
`;

/** Light, places and style; and the small words that hold a sentence together. */
export const SPANISH_SCENES = `
lujo = luxury; lujos/o/a/os/as = luxury; elegante/s = elegant; minimalista/s = minimalist; modern/o/a/os/as = modern; natural/es = natural; energetic/o/a = energetic; deportiv/o/a = sporty; calid/o/a = warm; acogedor/a = cozy; oscur/o/a/os/as = dark; dramatic/o/a = dramatic
soleado = sunny; soleada = sunny; verano = summer; invierno = winter; otono = autumn; atardecer = sunset; amanecer = sunrise; hora dorada = golden hour; noche = night; manana = morning; al aire libre = outdoor; luz natural = daylight
playa = beach; mar = sea; desierto = desert; bosque = forest; jardin = garden; parque = park; montana/s = mountain; calle = street; ciudad = city; cafeteria = cafe; cocina = kitchen; oficina = office; escritorio = desk; gimnasio = gym; casa = home; sala = living room; salon = living room; dormitorio = bedroom
bano = bathroom; bar = bar; escenario = stage; estudio = studio; pista = track; cancha = court; aula = classroom; clase = classroom; escuela = school; biblioteca = library; pasillo = hallway; vestibulo = lobby; hotel = hotel; comedor = dining room
humo = smoke; vapor = steam; humeante = steaming; niebla = mist; lluvia = rain; gotas = drops; agua = water; hojas = leaves; flores = flowers; petalos = petals; nieve = snow; luces = lights; arena = sand; hierba = grass; pared = wall; fondo = background; suelo = floor; mesa = table; pedestal = pedestal
con = with; sin = without; y = and; e = and; o = or; de = of; del = of; en = in; sobre = on; encima = on; contra = against; para = for; junto = near; una = a; un = a; unos = a; unas = a; el = the; la = the; los = the; las = the; al = of; hech/o/a/os/as = made; su = its; sus = its
nuev/o/a/os/as = new; hermos/o/a/os/as = beautiful; redond/o/a/os/as = round; cuadrad/o/a/os/as = square; bonit/o/a/os/as = beautiful; alta calidad = high quality; par = pair; anuncio/s = ad; producto/s = product; foto/s = photo; imagen = image; grande/s = large; pequen/o/a/os/as = small; color/es = color
`;
