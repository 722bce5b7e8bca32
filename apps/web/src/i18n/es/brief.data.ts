import type { brief as english } from '../en/brief.data.ts';

export const brief: typeof english = {
  brief: {
    prompt: 'Describe tu producto',
    placeholder: 'zapatillas de tenis rosas con cordones blancos',
    hint: 'Di qué es, sus colores y sus materiales.',
    tooShort: 'Describe tu producto con al menos 3 caracteres.',
    tooLong: 'No pases de 200 caracteres.',
    tryOne: 'O prueba una de estas',
    examples: {
      shoes: 'zapatillas de tenis rosas con cordones blancos',
      watch: 'reloj de buceo de acero con esfera azul y correa de caucho',
      serum: 'frasco de vidrio ámbar de sérum facial con tapón dorado',
    },
    count: 'Número de imágenes',
    style: 'Estilo',
    keepBackground: 'Conservar el fondo de mis fotos',
    generate: 'Generar {count, plural, one {# imagen} other {# imágenes}}',
    running: 'Espera a que termine el trabajo en marcha o cancélalo.',
  },
  photos: {
    title: 'Fotos de tu producto (opcional)',
    add: 'Suelta fotos aquí o elígelas',
    hint: 'Con fotos, las imágenes muestran tu propio producto.',
    used: '{count, plural, one {# foto} other {# fotos}}; la primera manda.',
    name: 'Foto {place}',
    cutoutOf: 'Recorte de {name}',
    close: 'Cerrar',
  },
  views: {
    front: 'Frente',
    side: 'Lado',
    back: 'Detrás',
    top: 'Arriba',
    detail: 'Detalle',
    lifestyle: 'Ambiente',
  },
};
