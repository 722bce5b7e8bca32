import type { cutout as english } from '../en/cutout.data.ts';

export const cutout: typeof english = {
  cutout: {
    open: 'Editar el recorte',
    looking: 'Buscando el producto…',
    firstLook: 'Tarda unos segundos; con la primera foto, algo más, mientras se descarga un modelo de 44 MB.',
    again: 'Reintentar',
    notShown: 'No se pudo cargar la foto. Cierra esto y vuelve a abrirlo.',
    check: 'Revisar',
    cutOut: 'Recortado',
    use: 'Qué usar',
    choices: { cut: 'Recorte', keep: 'Entera', crop: 'Encuadre' },
    stage:
      'Máscara de {name}. Las flechas mueven el pincel, con Mayús más rápido; la barra espaciadora pinta; Control y Z deshace.',
    brush: 'Pincel',
    add: 'Añadir',
    erase: 'Borrar',
    size: 'Tamaño',
    undo: 'Deshacer',
    redo: 'Rehacer',
    empty: 'Empezar vacío',
    reset: 'Como se encontró',
    alone: 'Mostrar solo lo recortado',
    glass: 'Transparente: quitar el fondo del vidrio',
    cropHint:
      'Arrastra sobre la foto para marcar la parte que se usa. Lo que rodea al producto dentro de ella se queda.',
    keepHint: 'La foto se usa tal cual, con su fondo.',
    left: 'Izquierda',
    right: 'Derecha',
    top: 'Arriba',
    bottom: 'Abajo',
    sure: 'El borde se ve limpio.',
    save: 'Usar esto',
    cancel: 'Cancelar',
    hints: {
      edge_uncertain: {
        title: 'El borde no está claro aquí',
        advice:
          'En las zonas con trazos, el producto y el fondo se parecen. Revísalas y corrígelas con el pincel.',
      },
      nothing_found: {
        title: 'No se encontró ningún producto',
        advice: 'Empieza vacío y píntalo con el pincel, encuadra la foto o úsala entera.',
      },
      busy_background: {
        title: 'El fondo está muy cargado',
        advice: 'Puede haber quedado algún resto en el borde. Míralo de cerca y bórralo.',
      },
      may_be_glass: {
        title: 'Gran parte tiene el color del fondo',
        advice:
          'Si es vidrio, activa la transparencia o usa la foto entera. Si el producto es de este color, todo va bien.',
      },
      model_missing: {
        title: 'No se pudo descargar el modelo de recorte',
        advice:
          'El producto se buscó solo por el color de su fondo. Corrige el borde, encuadra a mano o usa la foto entera.',
      },
    },
  },
};
