import { z } from 'zod';

export const Password = z.string().min(6).max(200);

/** `email` takes an email address or a username, as the login form of 004 does. */
export const LoginRequest = z.object({
  email: z.string().min(1).max(255).optional(),
  username: z.string().min(1).max(255).optional(),
  password: z.string().min(1).max(200),
});

export const RegisterRequest = z.object({
  username: z
    .string()
    .min(3)
    .max(50)
    .regex(/^[A-Za-z0-9_.-]+$/, 'letters, digits, dot, dash and underscore'),
  email: z.email().max(255).optional(),
  password: Password,
});

export const LoginResponse = z.object({
  success: z.literal(true),
  user_id: z.int(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  session_token: z.string(),
});
export type LoginResponse = z.infer<typeof LoginResponse>;

export const UserProfile = z.object({
  user_id: z.int(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  total_cost: z.number(),
  session_count: z.int(),
  video_count: z.int(),
  /** Runs the studio: may enter keys and see what all spend. */
  is_admin: z.boolean().optional(),
  created_at: z.iso.datetime({ offset: true }),
});

/** Accounts and logins. */
export const authRoutes = {
  login: {
    method: 'post',
    path: '/api/auth/login',
    summary: 'Log in with email or username',
    tag: 'auth',
    auth: false,
    body: LoginRequest,
    response: LoginResponse,
  },
  register: {
    method: 'post',
    path: '/api/auth/register',
    summary: 'Create an account',
    tag: 'auth',
    auth: false,
    body: RegisterRequest,
    response: LoginResponse,
    status: 201,
  },
  logout: {
    method: 'post',
    path: '/api/auth/logout',
    summary: 'End this login',
    tag: 'auth',
    auth: true,
    response: z.object({ success: z.literal(true) }),
  },
  profile: {
    method: 'get',
    path: '/api/user/profile',
    summary: 'Who am I, and what have I spent?',
    tag: 'auth',
    auth: true,
    response: UserProfile,
  },
} as const;
