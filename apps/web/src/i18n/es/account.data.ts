import type { account as english } from '../en/account.data.ts';

export const account: typeof english = {
  account: {
    promise: 'De una frase a un anuncio en vídeo terminado.',
    steps: {
      one: 'Describe tu producto y elige sus mejores imágenes.',
      two: 'Describe la escena y elige los clips.',
      three: 'Añade tu nombre, tu llamada a la acción y música.',
    },
    login: {
      title: 'Inicia sesión',
      lead: 'Te damos la bienvenida de nuevo.',
      demo: 'La cuenta de demostración ya está escrita. Solo pulsa el botón.',
      expired: 'Tu sesión ha terminado. Entra otra vez para seguir donde estabas.',
      wrong: 'El correo o la contraseña no son correctos.',
      email: 'Correo o nombre de usuario',
      emailMissing: 'Escribe tu correo o tu nombre de usuario.',
      password: 'Contraseña',
      passwordMissing: 'Escribe tu contraseña.',
      submit: 'Empezar a crear',
      noAccount: '¿Aún no tienes cuenta? <link>Crea una</link>',
    },
    register: {
      title: 'Crea tu cuenta',
      lead: 'Lleva medio minuto.',
      username: 'Nombre de usuario',
      usernameHint: 'Letras, cifras, puntos, guiones y guiones bajos.',
      usernameWrong: 'Usa de 3 a 50 letras, cifras, puntos, guiones o guiones bajos.',
      email: 'Correo (opcional)',
      emailWrong: 'Esto no parece una dirección de correo.',
      password: 'Contraseña',
      passwordHint: 'Al menos 6 caracteres.',
      passwordWrong: 'Usa al menos 6 caracteres.',
      submit: 'Crear cuenta',
      haveAccount: '¿Ya tienes cuenta? <link>Inicia sesión</link>',
    },
  },
};
