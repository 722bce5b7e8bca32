import { Toast } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { type Said, takeSaid, useSaid } from '../lib/said-store.ts';

/** The toasts on the page, newest in front. */
export function ToastList() {
  return (
    <Toast.Provider limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-24 z-60 grid w-[min(24rem,calc(100vw-2rem))] gap-2 sm:right-6">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown() {
  const said = useSaid();
  const { toasts, add } = Toast.useToastManager();
  useEffect(() => {
    if (said.length > 0) for (const one of takeSaid()) add(optionsOf(one));
  }, [said, add]);
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-card border border-line bg-raised shadow-lift transition-[opacity,translate] duration-200 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-center gap-4 py-3 pr-3 pl-4">
        <Toast.Title className="min-w-0 grow font-medium text-sm" />
        <Toast.Action className="h-8 rounded-control px-3 font-semibold text-accent text-sm hover:bg-hover" />
      </Toast.Content>
    </Toast.Root>
  ));
}

const optionsOf = ({ title, action }: Said) => ({
  title,
  timeout: action ? 8000 : 5000,
  ...(action && { actionProps: { children: action.label, onClick: action.run } }),
});
