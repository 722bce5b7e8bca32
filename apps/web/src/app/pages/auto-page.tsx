import { useNavigate } from '@tanstack/react-router';
import { AutoPage } from '../../features/auto/auto-page.tsx';
import { PhotoPicker } from '../../features/brief/photo-picker.tsx';
import { CompareStartForm } from '../../features/compare/start-form.tsx';
import { useOpenSession } from './open-session.ts';

/** The automatic ad; its form takes the same photos as the guided flow, and can order variations to compare. */
export function AutoRoutePage() {
  const session = useOpenSession();
  const navigate = useNavigate();
  return (
    <AutoPage
      session={session}
      photos={<PhotoPicker session={session} />}
      compare={(base) => (
        <CompareStartForm
          base={base}
          photoSession={session.photos.length > 0 ? session.id : null}
          onStarted={(groupId) => void navigate({ to: '/compare/$groupId', params: { groupId } })}
        />
      )}
    />
  );
}
