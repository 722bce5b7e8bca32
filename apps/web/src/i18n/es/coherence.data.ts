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
