/** Signing in, registering. */
export const account = {
  account: {
    promise: 'From one sentence to a finished video ad.',
    steps: {
      one: 'Describe your product and choose its best pictures.',
      two: 'Describe the scene and choose the clips.',
      three: 'Add your name, your call to action and music.',
    },
    login: {
      title: 'Log in',
      lead: 'Welcome back.',
      demo: 'The demo account is filled in. Just press the button.',
      expired: 'Your login has ended. Log in again to go on where you were.',
      wrong: 'This email or password is not right.',
      email: 'Email or username',
      emailMissing: 'Type your email or username.',
      password: 'Password',
      passwordMissing: 'Type your password.',
      submit: 'Start creating',
      noAccount: 'No account yet? <link>Create one</link>',
    },
    register: {
      title: 'Create your account',
      lead: 'It takes half a minute.',
      username: 'Username',
      usernameHint: 'Letters, digits, dots, dashes and underscores.',
      usernameWrong: 'Use 3 to 50 letters, digits, dots, dashes or underscores.',
      email: 'Email (optional)',
      emailWrong: 'This does not look like an email address.',
      password: 'Password',
      passwordHint: 'At least 6 characters.',
      passwordWrong: 'Use at least 6 characters.',
      submit: 'Create account',
      haveAccount: 'Already have an account? <link>Log in</link>',
    },
  },
};
