import type { Messages } from './en.data.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
  }
}
