import type { coherence as english } from '../en/coherence.data.ts';

export const coherence: typeof english = {
  coherence: {
    title: 'Cómo se mantienen unidas las escenas',
    changed: 'Cambiado',
    again: 'Intentar de nuevo',
    reset: 'Volver a lo recomendado',
    unavailable: 'No disponible: {reason}',
    needs: 'Necesita «{name}»',
    against: 'No junto a «{name}»',
    details: 'Más sobre «{name}»',
    byDefault: { on: 'Activado por defecto.', off: 'Desactivado por defecto.' },
    saves: 'Hasta {count} veces más rápido con {count} escenas',
    time: { more: 'Tarda más', less: 'Más rápido' },
    cost: { more: 'Con un modelo de texto: unos céntimos más', less: 'Más barato' },
    names: {
      seed_control: 'Una semilla para todas las escenas',
      reference_images: 'Fotos del producto como referencia',
      prompt_enhancement: 'Mejorar la frase',
      director_planning: 'Plan del director',
      unified_narrative: 'Una sola historia',
      post_processing: 'Corrección de color',
      parallel_clips: 'Clips al mismo tiempo',
      frame_chaining: 'Seguir desde el último fotograma',
      lora: 'Estilo entrenado del producto (LoRA)',
      quality_control: 'Medir y repetir clips',
      controlnet: 'La misma composición (ControlNet)',
      character_check: 'Comparar caras entre escenas',
    },
    does: {
      seed_control: 'Imágenes y clips parten del mismo azar, así se parecen.',
      reference_images: 'Las imágenes se hacen a partir de tus fotos del producto.',
      prompt_enhancement: 'Dos agentes reescriben tu frase hasta que puntúa bien.',
      director_planning: 'Primero se planean los planos, quién sale dónde y qué no cambia.',
      unified_narrative: 'Todas las escenas salen de una historia con una sola curva de emoción.',
      post_processing: 'La película terminada recibe un mismo aspecto en todos sus clips.',
      parallel_clips:
        'Todos los clips se piden a la vez: el anuncio tarda lo que el clip más lento, no la suma de todos.',
      frame_chaining:
        'Una escena que sigue en el mismo lugar empieza con la última imagen de la anterior, sin corte.',
      lora: 'Un modelo pequeño entrenado con tu producto.',
      quality_control: 'Cada clip se puntúa y uno flojo se repite.',
      controlnet: 'Las escenas mantienen la misma disposición.',
      character_check: 'Las personas se ven iguales de escena en escena.',
    },
    more: {
      seed_control:
        'Todo modelo que admite una semilla recibe la misma en las escenas que muestran el producto. Queda guardada con cada imagen y clip, para poder repetirlos.',
      reference_images:
        'Las fotos que traes se recortan y se muestran al modelo de imagen en cada escena. Sin fotos no cambia nada.',
      prompt_enhancement:
        'Un director creativo escribe y un ingeniero de prompts puntúa, tres rondas como mucho. Una frase con 75 de 100 se deja como está.',
      director_planning:
        'Nombra lo que se repite (producto, personas, lugares, marca), agrupa las escenas en que aparece y da a cada plano su movimiento, tamaño, vista y lente. Todo va a los prompts.',
      unified_narrative:
        'Un texto cuenta la emoción de cada escena, cómo una lleva a la siguiente, cómo cambian las imágenes y cuándo se ve el producto entero. De él salen los prompts.',
      post_processing:
        'Una corrección suave que va con el tono del anuncio, la misma en todos los clips. Se puede cambiar en el último paso.',
      parallel_clips:
        'Cada escena se pide por separado; si una falla, las demás se terminan. Un modelo que hace un solo clip a la vez los hace por turno.',
      frame_chaining:
        'Las escenas de un mismo lugar son un solo movimiento con una sola luz. Cada clip espera al anterior.',
      lora: 'Pediría diez o más fotos del producto y un entrenamiento de minutos, que se paga.',
      quality_control: 'Mediría nitidez, movimiento y parpadeo de cada clip.',
      controlnet: 'Daría al modelo de imagen los contornos o la profundidad de una escena para la siguiente.',
      character_check: 'Compararía las caras de una persona entre todas las escenas.',
    },
    off: {
      seed_control: 'Las escenas pueden alejarse en su aspecto.',
      reference_images: 'El producto se dibuja solo con palabras, no con tus fotos.',
      prompt_enhancement: 'Tu frase se usa tal cual.',
      director_planning: 'Nada dice qué debe mantenerse entre escenas.',
      unified_narrative: 'Las escenas se escriben una a una.',
      post_processing: 'Los clips conservan sus colores.',
      parallel_clips: 'Los clips se hacen uno tras otro y tarda más.',
    },
  },
};
