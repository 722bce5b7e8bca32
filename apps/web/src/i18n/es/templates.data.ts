import type { templates as english } from '../en/templates.data.ts';

export const templates: typeof english = {
  templates: {
    label: 'Plantillas',
    title: 'Empieza con una plantilla',
    text: 'Cada paso viene relleno: descripción, estilo, escena, textos, música y formato. Cambia lo que quieras.',
    about: '{ratio} · {genre} · clips de {seconds} s',
    use: 'Empezar con la plantilla {name}',
    left: 'Plantillas anteriores',
    right: 'Más plantillas',
    sneakers: { title: 'Zapatillas para correr', cta: 'Pruébalas hoy' },
    watch: { title: 'Reloj de buceo', cta: 'Descúbrelo' },
    serum: { title: 'Sérum facial', cta: 'Brilla natural' },
    perfume: { title: 'Perfume', cta: 'Encuentra tu aroma' },
    coffee: { title: 'Taza de café', cta: 'Empieza despacio' },
    headphones: { title: 'Auriculares', cta: 'Óyelo todo' },
    handbag: { title: 'Bolso', cta: 'Compra el look' },
    lipstick: { title: 'Pintalabios', cta: 'Llévalo fuerte' },
    soda: { title: 'Refresco', cta: 'Tómalo frío' },
    backpack: { title: 'Mochila', cta: 'Prepárala y sal' },
    cream: { title: 'Crema facial', cta: 'Siente el cuidado' },
    giftbox: { title: 'Caja de regalo', cta: 'Regálalo ya' },
  },
  photoStart: {
    title: 'o empieza con fotos',
    hint: 'Suelta aquí hasta {count} fotos de tu producto, o elígelas',
    busy: 'Añadiendo tus fotos',
    none: 'Solo se pueden usar imágenes: JPEG, PNG o WebP.',
  },
};
