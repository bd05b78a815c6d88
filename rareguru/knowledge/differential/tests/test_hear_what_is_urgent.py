"""Words of an emergency raise its notice by themselves, in English and Spanish; harmless words raise none."""

import pytest

from rareguru.knowledge.differential.urgent import urgent_signs

pytestmark = pytest.mark.django_db

SAID = {
    "suicide": """
        I want to kill myself | he wants to kill himself | she tried to kill herself | my son tried to kill himself
        I'd be better off dead | they would be better off dead | I don't want to live any more
        she doesn't want to live anymore | I wish I was never going to wake up, I want to die | he attempted suicide
        I am considering suicide | I feel suicidal | I don't want to be here any more | I would rather be dead
        she took some pills to die | he threatened to kill himself | I want to end it all | I want to end my life
        I have nothing to live for | I want to disappear forever | he took his own life in thought, he wants to die
        i wanna die | my husband is talking about suicide | she wants to be dead | I can't go on anymore
        pienso en la muerte y en matarme | no deseo vivir | quisiera no despertar | habla de suicidarse
        me quiero suicidar | me quiero matar | me voy a matar | quiero matarme | mi hijo se quiere suicidar
        se quiso suicidar | se quiere matar | no quiero vivir más | ya no quiero vivir | quiero desaparecer
        intentó suicidarse | ha intentado suicidarse | mi hija se intentó matar | me quiero morir | quiero morirme
        quiero morir | mi madre dice que se quiere morir | se tomó pastillas para morir | quisiera estar muerto
        pienso en suicidarme | voy a suicidarme | se quiere quitar la vida | intentó quitarse la vida
        tengo ganas de morirme | amenaza con matarse | mi marido dice que se va a matar | tiene ideas suicidas
        no sé si matarme, quiero matarme | ojalá no despertara | prefiero morirme | mejor muerta que así
        I dont see the point of living any more | everyone would be better off if I was gone
        I keep thinking about jumping in front of a train | I would like to be dead | I wish I could just die
        I am going to end it tonight | I have no wish to go on living | He hung himself last week but survived
        My husband talks about shooting himself | he says life isn't worth it | im going to kms
        estoy harta de vivir | no aguanto más vivir así | esta noche acabo con todo
        pienso en tirarme por la ventana | se va a pegar un tiro | quiero dormirme y no despertar
        ojalá no me despertara mañana | todos estarían mejor si yo no estuviera | no le encuentro sentido a la vida
        he denied it before. I want to die | he denies pain but wants to die
    """,
    "self-harm": """
        I cut myself | I cut myself on purpose | she cuts herself | my daughter is cutting herself
        he burns himself on purpose | I hurt myself on purpose | self-harm | I cut my wrists
        me corto los brazos | se corta los brazos | me corto | mi hija se corta | se corta las muñecas a propósito
        me hago daño a propósito | se autolesiona | me quemo a propósito | quiero hacerme daño
        I want to hurt myself | she has urges to cut herself | se hace cortes en las piernas
    """,
    "poison": """
        I took an overdose | I took a lot of pills | she took too many pills | he swallowed a whole bottle of pills
        took all of his pills | she swallowed a button battery
        me tomé muchas pastillas | se tomó pastillas para morir | se tomó todas las pastillas
        tomó demasiadas pastillas | mi hijo bebió lejía | se tragó un frasco de pastillas
        my daughter swallowed a bottle of tylenol | he ate all his grandma's pills | swallowed rat poison
        my toddler ate a button battery | took too much insulin
        se tomó un frasco de paracetamol | se comió todas las pastillas de la abuela | comió veneno de ratas
    """,
    "breathing-now": """
        he can't breathe | she is not breathing | he stopped breathing | I can barely breathe
        she's fighting for breath
        no respira bien | respira muy mal | le cuesta mucho respirar | no puede respirar | se está ahogando | me ahogo
        no respira | mi bebé no respira | dejó de respirar | apenas puede respirar | me estoy asfixiando
        se atraganta y no respira
    """,
    "breathing-watch": """
        short of breath on the stairs | se ahoga en las escaleras | se ahoga al caminar
        me ahogo cuando subo cuestas | me ahogo un poco al correr | me ahogo con facilidad
    """,
    "choking-now": """
        my child is choking | he's choking | she started choking | choking right now
        se atraganta y no respira | se está atragantando | se atragantó y no puede respirar
    """,
    "choking": "choking | he chokes on food | se atraganta con la comida | se ahoga al comer",
    "anaphylaxis": """
        his throat is swelling | my throat is closing | her tongue is swelling after eating peanuts
        se hinchó la garganta después de comer maní | se me hinchó la garganta | se le está hinchando la lengua
        se me cierra la garganta | se le hincharon los labios después de comer nueces
        lips swelling after bee sting | labios hinchados tras una picadura de abeja
    """,
    "stroke": """
        suddenly can't speak | half of my body went numb | the left side of my body suddenly went weak, sudden weakness
        se me durmió la mitad del cuerpo de repente | se le paralizó medio cuerpo | de repente no puede hablar
        se le torció la boca | my face suddenly drooped | se me duerme la mitad de la cara de repente
        sudden numbness of face and arm | no puede mover el brazo de repente
        since this morning his mouth hangs on one side | her mouth drooped to the left side | his face has gone lopsided
        one side of her mouth is drooping | se le traba la lengua de golpe | tiene la boca caída de un lado
    """,
    "cauda": """
        can't move my legs since this morning and cannot pee | I cannot feel my legs and I can't urinate
        back pain and I lost control of my bladder | suddenly can't move my legs
        no siente las piernas y no puede orinar | no puede mover las piernas y se orina encima
        I can't walk and can't pee | no siento las piernas y me orino encima
        de repente no siento las piernas | dolor de espalda y no puedo orinar
        saddle numbness since yesterday | numbness in my groin and can't hold urine
    """,
    "ketoacidosis": """
        diabetic, breath smells of fruit and vomiting | his breath smells like acetone and he is vomiting
        fruity breath and diabetes | diabético, vomita y el aliento le huele a fruta
        tiene diabetes y aliento con olor a manzana | aliento a acetona y vómitos
        ketones in urine, vomiting | high blood sugar and vomiting | cetonas en la orina y vómitos
    """,
    "baby-ill": """
        newborn won't drink and is very sleepy, skin yellow | my newborn is blue | the baby is not feeding
        recién nacido amarillo y muy dormido, no come | recién nacido está azul | mi bebé está morado
        el bebé no quiere comer | two week old baby yellow and not waking up for feeds
        green vomit in my newborn | vómito verde en recién nacido
    """,
    "cyanosis": """
        my newborn is blue | the baby turned blue | his lips are blue | her face is blue
        el recién nacido está azul | mi bebé está morado | se está poniendo morado | mi hija se puso azul
    """,
    "status": """
        seizure lasting 10 minutes | he had a fit and it will not stop | she was seizing for 20 minutes
        la convulsión no para | una convulsión de diez minutos
    """,
    "heart-attack": "dolor en el pecho que baja por el brazo izquierdo | chest pain going down my left arm",
    "baby-jaundice": """
        my 2 day old is yellow | my 2-day-old is yellow | my newborn is yellow
        the newborn has yellow skin | recién nacida con la piel amarilla
    """,
}
HARMLESS_ENGLISH = """
    I am dying to know what this is | I almost died laughing | my feet are killing me | these shoes are killing me
    I wanted to die of embarrassment | I was killing myself laughing | this wait is killing me | to die for
    I am not suicidal | he has never had suicidal thoughts | no thoughts of suicide | she does not want to die
    I want to live | I don't want to live with my parents any more than you, but we get on
    I cut myself shaving | she cut herself while cooking | when I cut myself it bleeds for long | I cut my hair
    he takes a lot of pills every day | I took vitamin pills for months | I take six tablets for my joints
    he gets out of breath when running | I breathe well at night
    I can't breathe through my nose | a choking hazard for toddlers | I get choked up at weddings
    my legs hurt after sport | I cannot move house this year | she pees often at night
    her eyes are blue | he wears a blue shirt | my baby sleeps well and eats well | the newborn has blue eyes
    the baby is very active | my breath smells in the morning | I love fruit | type 2 diabetes for ten years
    half of my family has it | my face is round | skin tags on the neck | tall, thin, with long fingers
    hands that sweat | I hear badly on the left side | a birthmark on one leg | stiff fingers in the morning
    my uncle killed himself years ago | my baby is not eating solids yet | half of his face is smaller
    tired of living with my brother | the baby is very sleepy after feeding | bored to death | my back kills me
    she is short for her age | he walks on his toes | joints that bend too far | my skin is dry and itchy
    Patient denies suicidal ideation | Suicidal thoughts: no | no suicidal thoughts | my headaches are suicidal
    denies any history of suicide attempts | he denied having suicidal thoughts | I want to die? No.
    I'd rather die than take another MRI | cells commit suicide, apoptosis | unconscious bias
    he took all his pills as prescribed | he won't wake up early for school | no history of suicide attempts
    bites his fingers and lips until they bleed | a seizure lasting less than 5 minutes in 2010
    keeps fit for 30 minutes
    he shot himself in the foot with that remark | my grandfather hanged himself forty years ago
    I do not want to hurt myself | he ate a box of chocolates | the bus stops in front of the train station
    I jumped on the train | my pancreas makes too much insulin | a bottle of milk at night
    I take ibuprofen for my knees
    she walks 5 kms a day | the doctor gave me a packet of leaflets | I ran out of pills | poison ivy rash as a child
    my battery of tests was normal | he likes magnets | blood pressure is high and he feels well
    a shooting pain in my leg
    I would like to live near my children | life is worth it | the point of the needle hurt | I hung my coat
    he jumps from the sofa | end of the night I am tired | my lips are dry after eating | swollen ankles in the evening
    my arm is numb when I sleep on it | groin hernia as a child | sour milk makes him burp | green eyes in the family
    sugar in my coffee | he eats all his vegetables | I hold my urine well | my chest is narrow
    his mouth hangs open when he sleeps | the picture hangs on one side | my face cream went lopsided in the bag
    the fit of his shoes is bad | all my tests are normal | I see no point in more tests
"""
HARMLESS_SPANISH = """
    me muero de risa | me muero de ganas de saber qué es | me mata el dolor | este calor me mata | me mato de risa
    quería morirme de vergüenza | me quiero morir de la risa | casi me muero de miedo | me muero por saberlo
    no quiero morir | no me quiero matar | nunca he pensado en suicidarme | no tiene ideas suicidas
    quiero vivir muchos años | no quiero vivir en la ciudad | quiero desaparecer estas manchas
    me corto el pelo yo mismo | me corto las uñas | me corté sin querer cocinando | se corta la leche
    si me corto, sangro mucho | toma muchas pastillas al día | tomo pastillas para la tiroides
    me ahogo en un vaso de agua
    no respira bien por la nariz | respiro bien de noche | me matan los zapatos
    se me duerme la mano de noche | se me duermen los dedos | tengo los ojos azules | mi bebé tiene los ojos azules
    el bebé duerme y come bien | mi bebé come muy bien | diabetes tipo 2 desde hace años | me gusta la fruta
    orina mucho por la noche | le duelen las piernas después de jugar | no puede mover el pulgar
    media familia lo tiene | la cara redonda | manchas en la piel | alto, delgado, de dedos largos
    me corto y no cicatriza | un lado de la cara es más pequeño | mi abuelo se suicidó
    el bebé tiene un lunar azul | casi me mato en la moto | este dolor me va a matar | mi hijo no come carne
    las manos le sudan | oye mal del lado izquierdo | camina de puntillas | articulaciones que se doblan demasiado
    ¿Ideas suicidas? No. | niega ideación suicida | negó tener ideas suicidas | sin antecedentes de intentos de suicidio
    se le cayó la cara de vergüenza | ojalá no me despertara tantas veces por la noche
    harta de vivir con dolor de muelas
    se hace cortes de pelo raros | no aguanto más el calor | la célula dañada se suicida
    tomó todas sus pastillas como le dijeron | no se despierta temprano | el sesgo inconsciente de los médicos
    una convulsión de menos de cinco minutos hace años | se tiró al suelo jugando | me tiro en la cama al llegar
    estaría mejor si yo no estuviera tan cansado | hoy acabo con todo el trabajo | le di un frasco de muestra al médico
    comió todas las verduras | bebió un vaso de leche | tomó agua con azúcar | mi hijo juega con pilas de bloques
    dolor en el pecho del pie | el brazo le duele de noche | no puede levantar la voz | cara delgada y pálida
    tensión alta desde hace años | vive en el mar verde y azul | los labios secos después de dormir
    el bebé tiene los ojos verdes | se cortó el pelo | le pusieron la insulina de siempre
    encuentro sentido a mi trabajo | se le traba la lengua cuando lee | se me traba la lengua al hablar inglés
    quiero dormir mejor | salta por la casa todo el día | manchas en la ingle | el sentido del olfato lo tiene mal
    mis hijos están mejor | la vida sigue | un dolor que va y viene en la rodilla | toma paracetamol para el dolor
"""


def _each(text):
    return [sentence.strip() for line in text.strip().splitlines() for sentence in line.split("|")]


def _keys(text):
    return {one.notice.key for one in urgent_signs([], text)}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in SAID.items() for text in _each(texts)])
def test_it_is_heard(key, text):
    assert key in _keys(text)


@pytest.mark.parametrize("text", [*_each(HARMLESS_ENGLISH), *_each(HARMLESS_SPANISH)])
def test_harmless_words_raise_nothing(text):
    assert _keys(text) == set()


def test_there_are_eighty_harmless_sentences_of_each_language():
    assert min(len(_each(HARMLESS_ENGLISH)), len(_each(HARMLESS_SPANISH))) >= 80


@pytest.mark.parametrize("text", _each(SAID["breathing-watch"]))
def test_short_of_breath_on_effort_is_not_the_strongest_notice(text):
    assert _keys(text) == {"breathing-watch"}


def test_short_of_breath_on_effort_beside_choking_hides_nothing():
    assert _keys("se ahoga al caminar, y ahora se está ahogando") == {"breathing-now"}
