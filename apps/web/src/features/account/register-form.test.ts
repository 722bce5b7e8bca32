import { describe, expect, it } from 'vitest';
import { RegisterForm } from './register-page.tsx';

const account = { username: 'mint.seller', email: '', password: 'secret1' };

describe('the form of a new account', () => {
  it('takes an empty email as none, and a wrong one as wrong', () => {
    expect(RegisterForm.parse(account).email).toBeUndefined();
    expect(RegisterForm.parse({ ...account, email: 'a@b.co' }).email).toBe('a@b.co');
    expect(RegisterForm.safeParse({ ...account, email: 'a@' }).success).toBe(false);
  });

  it('holds the limits of username and password', () => {
    expect(RegisterForm.safeParse({ ...account, username: 'ab' }).success).toBe(false);
    expect(RegisterForm.safeParse({ ...account, username: 'with space' }).success).toBe(false);
    expect(RegisterForm.safeParse({ ...account, password: '12345' }).success).toBe(false);
  });
});
