import type { shell as english } from '../en/shell.data.ts';

export const shell: typeof english = {
  shell: {
    skip: 'Saltar al contenido',
    home: 'AdMint, inicio',
    account: 'Cuenta y ajustes',
    theme: 'Tema',
    themes: { dark: 'Oscuro', light: 'Claro', system: 'Como mi sistema' },
    language: 'Idioma',
    logOut: 'Cerrar sesión',
  },
  jobs: {
    title: 'En marcha',
    open: '{count, plural, one {# anuncio en marcha} other {# anuncios en marcha}}',
    running: 'en marcha',
    untitled: 'Anuncio sin título',
    progress: 'Progreso',
    cancel: 'Cancelar {name}',
  },
  steps: {
    label: 'Pasos',
    images: 'Imágenes',
    'mood-board': 'Panel de imágenes',
    clips: 'Clips',
    'clip-board': 'Panel de clips',
    finish: 'Acabado',
    result: 'Vídeo',
  },
  connection: {
    lost: 'Se ha perdido la conexión. Reconectando. El trabajo sigue en el servidor.',
    offline: 'Estás sin conexión. El trabajo sigue en el servidor.',
  },
  stale: { badge: 'Elección anterior' },
  faults: {
    notFoundTitle: 'Aquí no hay nada',
    notFoundText: 'Puede que la dirección esté mal escrita o que el anuncio sea de otra cuenta.',
    home: 'A tus anuncios',
    errorCode: 'Error',
    errorTitle: 'Esta página se ha roto',
    errorText: 'Tu trabajo está a salvo en el servidor. Prueba la página otra vez.',
    again: 'Probar otra vez',
    loading: 'Cargando',
  },
  errors: {
    offline: 'No se puede llegar al servidor. No se ha enviado nada.',
    unexpected: 'Ha fallado algo que no esperábamos.',
    retry: 'Probar otra vez',
    retryFor: 'Probar otra vez · {price}',
    retryPart: 'Intentar de nuevo: {name}',
    keptOnRetry: 'Lo terminado se conserva y no se paga dos veces.',
    warnings: '{count, plural, one {Una cosa se hizo de otro modo} other {# cosas se hicieron de otro modo}}',
  },
};
