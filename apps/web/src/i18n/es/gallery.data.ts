import type { gallery as english } from '../en/gallery.data.ts';

export const gallery: typeof english = {
  dashboard: {
    title: '¿Qué vendes hoy?',
    sentence: 'Tu producto en una frase',
    placeholder: 'zapatillas de tenis rosas con cordones blancos',
    start: 'Empezar un anuncio',
    whole: 'Hacer el anuncio completo',
    examples: {
      shoes: 'zapatillas de tenis rosas con cordones blancos',
      watch: 'reloj de buceo de acero con esfera azul',
      serum: 'frasco de vidrio ámbar de sérum facial',
      mug: 'taza de café verde mate con tapa de madera',
    },
    totals:
      '{spent} gastados en total · {videos, plural, =0 {aún sin vídeos} one {# vídeo} other {# vídeos}} · {sessions, plural, one {# anuncio empezado} other {# anuncios empezados}}',
    open: 'En marcha',
    finished: 'Vídeos más nuevos',
    allVideos: '{count, plural, one {# vídeo} other {Los # vídeos}}',
    moreOpen: '{count, plural, one {Mostrar # más} other {Mostrar # más}}',
    emptyTitle: 'Tus anuncios estarán aquí',
    emptyText:
      'Escribe lo que vendes o toma uno de los ejemplos. Nada cuesta hasta que pulses un botón que lleve precio.',
    tryAgain: 'Probar otra vez',
    untitled: 'Anuncio sin título',
    watch: 'Ver',
    resume: 'Continuar',
    stages: {
      created: 'Nuevo',
      image_generation: 'Creando imágenes',
      image_selection: 'Elige imágenes',
      clip_generation: 'Creando clips',
      clip_selection: 'Elige clips',
      final_composition: 'Componiendo',
      complete: 'Terminado',
      failed: 'Te necesita',
    },
    stopped: 'Detenido',
    storyboardWaits: 'El guion gráfico te espera',
  },
};
