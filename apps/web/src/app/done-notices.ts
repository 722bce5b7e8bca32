import type { SessionSummary } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { habitStore } from '../lib/shell-store.ts';
import { say } from '../ui/toasts.tsx';

/** Asks the browser for permission, because the person asked for messages. Gives what they get now. */
export async function askForNotices(): Promise<boolean> {
  const answer = 'Notification' in globalThis ? await Notification.requestPermission() : 'denied';
  const notices = answer === 'granted';
  habitStore.getState().change({ notices });
  return notices;
}

/** Takes the ads as they were and as they are, gives those whose work has ended in between. */
export function newlyDone(
  before: readonly SessionSummary[],
  now: readonly SessionSummary[],
): SessionSummary[] {
  const running = new Set(before.filter((ad) => ad.running).map(({ id }) => id));
  return now.filter((ad) => running.has(ad.id) && !ad.running);
}

/** Says when work has ended: on the page when another one is open, and by the browser for who asked and looks elsewhere. */
export function useDoneNotices(ads: readonly SessionSummary[] | undefined): void {
  const t = useTranslations('notices');
  const navigate = useNavigate();
  const before = useRef<readonly SessionSummary[]>([]);
  useEffect(() => {
    if (!ads) return;
    const done = newlyDone(before.current, ads);
    before.current = ads;
    for (const ad of done) {
      const name = ad.product_prompt ?? t('untitled');
      const kind = { complete: 'finished', failed: 'stopped' } as const;
      const title = t(kind[ad.stage as 'complete'] ?? 'ready', { name });
      const open = () => void navigate({ to: '/ads/$id', params: { id: ad.id } });
      if (document.hidden && habitStore.getState().notices) notify(title, ad, open);
      if (!location.pathname.startsWith(`/ads/${ad.id}`))
        say({ title, action: { label: t('open'), run: open } });
    }
  }, [ads, navigate, t]);
}

function notify(title: string, ad: SessionSummary, open: () => void): void {
  try {
    const shown = new Notification(title, { tag: ad.id, icon: ad.thumbnail_url ?? '/favicon.svg' });
    shown.onclick = () => {
      window.focus();
      shown.close();
      open();
    };
  } catch {
    // Some browsers only let service workers show them; the message on the page stands.
  }
}
