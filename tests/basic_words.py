"""The most basic words for symptoms, and the term that each is read as on the real ontology."""

from __future__ import annotations

BASIC_WORDS = {
    "en": """
        tired | HP:0012378
        she is so tired | HP:0012378
        exhausted | HP:0012378
        he gets rashes | HP:0000988
        bruises | HP:0000978
        pale | HP:0000980
        can't hear | HP:0000365
        she has no hair | HP:0001596
        bald | HP:0001596
        never cries with tears | HP:0000522
        no reflexes | HP:0001284
        little red spots | HP:0000967
        her skin is tight and shiny | HP:0100324
        wrings her hands | HP:0012171
        stopped using her hands | HP:0032588
        holds her breath | HP:6000950
        turns blue | HP:0000961
        blue lips | HP:0000961
        can't see well | HP:0000505
        weak | HP:0025406
        no strength | HP:0001324
        floppy | HP:0001252
        itchy | HP:0000989
        swollen | HP:0000969
        yellow skin | HP:0000952
        lumps under the skin | HP:0001482
        brown spots in the white of the eyes | HP:0007832
        dizzy | HP:0002321
        dizzy when I stand up | HP:0031972
        lightheaded | HP:0031972
        faints | HP:0007185
        sweats | HP:0000975
        thirsty | HP:0001959
        hungry all the time | HP:0002591
        overweight | HP:0025502
        very fat | HP:0025502
        very thin | HP:0001533
        very short | HP:0004322
        very tall | HP:0000098
        club foot | HP:0001762
        small feet | HP:0001773
        fever | HP:0001945
        coughs | HP:0012735
        vomits | HP:0002013
        constipated | HP:0002019
        runny poo | HP:0002014
        tummy ache | HP:0002027
        headaches | HP:0002315
        blind | HP:0000618
        deaf | HP:0000365
        limps | HP:0031955
        stiff | HP:0003552
        shaky | HP:0001337
        clumsy | HP:0002312
        drops things | HP:0002312
        keeps falling | HP:0002359
        unsteady | HP:0002317
        can't walk | HP:0002540
        doesn't talk | HP:0001344
        cramps | HP:0003394
        chokes | HP:0002015
        hoarse | HP:0001609
        scaly | HP:0040189
        incontinent | HP:0000020
        cranky | HP:0000737
        he's really short sighted | HP:0000545
        I see worse at night | HP:0000662
        my eyesight gets terrible after sunset | HP:0000662
        he bumps into furniture once it's dark | HP:0000662
        everything looks fuzzy | HP:0000622
        his pupil looks like a keyhole | HP:0000612
        I can only see in the middle | HP:0001133
        his head's a funny shape | HP:0000929
        talks through his nose | HP:0001611
        cries like a cat | HP:0200046
        fish scale skin | HP:0008064
        the sun brings me out in a rash | HP:0000992
        my skin looks mottled | HP:0000965
        no nails on his toes | HP:0001802
        dimple at the bottom of her spine | HP:0000960
        smells of fish | HP:0410020
        he stinks of rotten fish | HP:0410020
        her pee smells like maple syrup | HP:0012088
        pale poo | HP:0011985
        her stools are white | HP:0011985
        green sick | HP:0034754
        she vomits bile | HP:0034754
        he was born with no bum hole | HP:0002023
        she gags on lumpy food | HP:0002015
        eats dirt | HP:0011856
        heart beats too slow | HP:0001662
        leaky heart valve | HP:0001654
        my blood pressure drops when I stand | HP:0001278
        his heart's on the wrong side | HP:0001651
        can't breathe lying flat | HP:0012764
        always catching colds | HP:0002788
        cough won't go away | HP:0034315
        she didn't breathe when she was born | HP:0002643
        our newborn went blue when feeding | HP:0000961
        poor latch | HP:0002033
        he was in an incubator as he couldn't keep warm | HP:0002045
        I have to run to the loo all the time | HP:0000012
        going to the toilet every half hour | HP:0100515
        sex hurts | HP:0030016
        only one ball came down | HP:0000028
        too little amniotic fluid | HP:0001562
        doesn't sit up at 10 months | HP:0025336
        not yet crawling | HP:0033128
        he can't roll over | HP:0032989
        isn't babbling | HP:0000750
        no words at 2 | HP:0001344
        hasn't smiled yet at 4 months | HP:0012434
        used to walk and now he can't | HP:0002505
        not potty trained at 6 | HP:0031061
        can't do up buttons | HP:0007010
        messy handwriting | HP:0010526
        struggles with reading and maths | HP:0001328
        can't get up from a chair | HP:0003698
        can't lift my arms over my head | HP:0008997
        can't lift his foot | HP:0009027
        can't open jars any more | HP:0033466
        can't let go after gripping | HP:0012899
        weakness gets worse as the day goes on | HP:0003473
        shakes when he reaches for things | HP:0002080
        feet burn at night | HP:0031006
        his arm twists by itself | HP:0001332
        walks like a robot | HP:0002064
        paralysed down one side | HP:0002301
        goes stiff and shakes all over | HP:0002069
        eyes roll back in his head | HP:0001250
        her knees buckle when she laughs | HP:0002524
        falls asleep at school every day | HP:0001262
        sleepwalks | HP:0025236
        wakes screaming at night | HP:0030765
        hates being touched | HP:5200061
        doesn't play with other children | HP:0012760
        repeats everything we say | HP:0010529
        can't recognise faces | HP:0010528
        wiped out after the smallest thing | HP:0003546
        flu like symptoms | HP:0033834
        body temperature is too low | HP:0002045
        calcium in the brain | HP:0002514
        fluid round my heart | HP:0001698
        pee turns dark after exercise | HP:0002913
        broke her leg just by standing | HP:0002659
    """,
    "es": """
        cansancio | HP:0012378
        está cansada | HP:0012378
        fatiga | HP:0012378
        sarpullido | HP:0000988
        le salen ronchas | HP:0001025
        manchas rojas | HP:0010783
        picazón | HP:0000989
        le pica | HP:0000989
        moretones | HP:0000978
        piel amarilla | HP:0000952
        no oye | HP:0000365
        hipoacusia | HP:0000365
        sordo | HP:0000365
        débil | HP:0001324
        no tiene fuerza | HP:0001324
        no tiene pelo | HP:0001596
        se le cae el pelo | HP:0001596
        pie zambo | HP:0001762
        flojito | HP:0001252
        hipotonía | HP:0001252
        convulsiones | HP:0001250
        ataques epilépticos | HP:0001250
        gorda | HP:0001513
        sobrepeso | HP:0025502
        tiene hambre todo el tiempo | HP:0002591
        manos y pies pequeños | HP:0200055 HP:0001773
        se pone morado | HP:0000961
        labios azules | HP:0000961
        dolor de cabeza | HP:0002315
        mareo | HP:0002321
        me mareo al pararme | HP:0031972
        párpado caído | HP:0000508
        párpados caídos | HP:0000508
        se le torció la cara y no puede hablar bien | HP:0010628 HP:0001260
        bultitos en la piel | HP:0200036
        bultos bajo la piel | HP:0001482
        fiebre | HP:0001945
        tos | HP:0012735
        vomita | HP:0002013
        diarrea | HP:0002014
        estreñida | HP:0002019
        dolor de barriga | HP:0002027
        no ve bien | HP:0000505
        ciego | HP:0000618
        cojea | HP:0031955
        tieso | HP:0003552
        temblores | HP:0001337
        torpe | HP:0002312
        se tropieza mucho | HP:0002359
        camina mal | HP:0001288
        no camina | HP:0002540
        no habla | HP:0001344
        calambres | HP:0003394
        se atraganta | HP:0002015
        ronca | HP:0025267
        suda mucho | HP:0000975
        tiene mucha sed | HP:0001959
        hinchado | HP:0000969
        pálida | HP:0000980
        bajito | HP:0004322
        muy flaca | HP:0004325
        llora todo el tiempo | HP:0000737
        ampollas | HP:0008066
        caries | HP:0000670
        se pone azul cuando llora | HP:0000961
        tiene la boquita morada | HP:0000961
        huele a pescado | HP:0410020
        la orina le huele a jarabe | HP:0012088
        ve peor de noche | HP:0000662
        a oscuras no ve | HP:0000662
        solo ve de frente | HP:0001133
        un ojito caído | HP:0000508
        se le van los ojos para un lado | HP:0000486
        le arden los ojos | HP:6000420
        le sale sangre de narices | HP:0000421
        no se voltea cuando lo llamo | HP:0000365
        tiene la mollera abombada | HP:6000647
        la naricita aplastada | HP:0005280
        nació con el paladar roto | HP:0000175
        habla por la nariz | HP:0001611
        no se sienta a los 10 meses | HP:0025336
        todavía no se mantiene sentado | HP:0025336
        no se voltea en la cama | HP:0032989
        no agarra los juguetes | HP:0010862
        caminó a los tres años | HP:0031936
        va atrasado en todo | HP:0001263
        no balbucea | HP:0000750
        no señala con el dedo | HP:5200057
        no responde a su nombre | HP:0012760
        aún no sonríe | HP:5200102
        no entiende órdenes | HP:0010863
        repite como loro | HP:0010529
        se arranca el pelo | HP:0012167
        hace berrinches por todo | HP:0025160
        se despierta gritando | HP:0030765
        camina dormido | HP:0025236
        se le doblan las rodillas cuando se ríe | HP:0002524
        le queman los pies | HP:0031006
        no siente el calor ni el frío | HP:0010829
        no puede levantarse del suelo | HP:0003698
        se apoya en las rodillas para levantarse | HP:0003391
        no puede abrir frascos | HP:0030237
        arrastra un pie | HP:0009027
        se ahoga cuando camina | HP:0002875
        se ahoga con la leche | HP:0002015
        se cansa al mamar | HP:0011968
        se ahoga acostado | HP:0012764
        satura bajo | HP:0012418
        le faltó oxígeno al nacer | HP:0012768
        vomita verde | HP:0034754
        hace caca blanca | HP:0011985
        come tierra | HP:0011856
        nació sin ano | HP:0002023
        las transaminasas le salen altas | HP:0002910
        siempre está resfriado | HP:0002205
        se enferma de todo | HP:0002719
        infecciones de orina todo el tiempo | HP:0000010
        no puede vaciar la vejiga | HP:0000016
        mucho líquido en el embarazo | HP:0001561
        menopausia a los 35 | HP:0008209
        me sale leche de los pechos | HP:0100829
        antojo de sal | HP:0030083
        piel de pescado | HP:0008064
        las manos se le ponen blancas con el frío | HP:0030880
        le truenan los huesos | HP:0034431
        las articulaciones se le doblan mucho | HP:0001382
    """,
}
# What is read as nothing: words of a finding that mean something else here.
OTHER_WORDS = {
    "en": """
        never heard of it | we haven't seen him since | we never ran into them | blue eyeshadow | a rash decision
        a wheelchair accessible taxi | it is time | the letter was short | I have no children | I am not pregnant
        the house smells of fish and chips | he used to talk to his gran on Sundays | we always go to the beach
        the boys play with other kids | we were born in the same town | she only uses hand cream in winter
        we have no stairs in our house | it's not warm today | I don't remember what he said
        please pay the next day | it was a wet night | he can run down to the shop | please sort out the form
        could you tell me the address | we lost our home in the move | I'll ring you in a few words
        they gave us a new routine | the ventilation in the room is good | she has a spectrum of interests
        a man with a beard and a woman | chicken legs for tea | we go once a fortnight to swimming
        it's a nail biting match | I'm itching to get started | the price made my eyes water
        I'll keep you in the loop | my wallet is thin | white bread and pale ale | the engine coughs and dies
        a fit of giggles | the seizure of goods at customs | he is obsessed with this show
    """,
    "es": """
        el lunes | pedimos la venta | un gran dia | le picó una avispa | un bolso amarillo | mi mamá está mal
        no tengo hijos | no sabe dónde está | tiene un brazo | el pico de la montaña
        el cielo está azul | la cocina huele a pescado frito | el médico no ve nada raro | el tren va muy lento
        la planta no crece | no se sabe si es grave | todavía no me siento bien | no me siento sola
        no entiendo lo que dice el informe | cansada de buscar respuestas | todas las tardes
        la puerta hace un ruido raro | no está relacionado con nada | un derrame de petróleo
    """,
}


def words_and_terms(language: str) -> list[tuple[str, set[str]]]:
    """Return the basic words of a language and the terms they mean."""
    lines = (line.split(" | ") for line in BASIC_WORDS[language].strip().splitlines())
    return [(words.strip(), set(terms.split())) for words, terms in lines]


def other_words(language: str) -> list[str]:
    """Return words of a language that tell of nothing."""
    return [words.strip() for line in OTHER_WORDS[language].strip().splitlines() for words in line.split(" | ")]
