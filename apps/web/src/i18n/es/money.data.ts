import type { money as english } from '../en/money.data.ts';

export const money: typeof english = {
  cost: {
    title: 'Este anuncio',
    product: 'Producto',
    started: 'Empezado',
    images: 'Imágenes',
    clips: 'Clips',
    spent: 'Gastado',
    ofBudget: '{spent} de {budget}',
    length: 'Clips en total',
    adLength: 'Anuncio, unos',
  },
  spend: {
    offline: 'No mientras falte la conexión.',
    unknown: 'Ahora mismo no se conoce el precio.',
    overBudget: 'Esto pasaría de tu presupuesto de {budget}.',
    changeBudget: 'Cambiar el presupuesto',
    breakdown: '{count} × {unit} · unos {time} · {model}',
    asking: 'Preguntando el precio…',
    confirmTitle: '¿Gastar {price}?',
    confirmText:
      'Solo se cobra lo que se entrega. Puedes cancelar mientras trabaja y quedarte con lo terminado.',
    keep: 'Ahora no',
  },
  work: {
    label: 'Progreso',
    starting: 'Empezando…',
    cancel: 'Cancelar',
    cancelling: 'Cancelando…',
    cancelled: 'Cancelado. {price} gastados en lo terminado, que se conserva.',
    done: '{now} de {of}',
    elapsed: '{time} hasta ahora',
    left: 'quedan unos {time}',
    spent: '{price} gastados',
  },
  charged: {
    none: 'No se te ha cobrado nada.',
    partial: 'Solo se han cobrado las partes terminadas.',
    full: 'Esto se ha cobrado.',
    unknown: 'Aún no está confirmado si se ha cobrado; los recibos lo dirán.',
  },
};
