import { AutoPage } from '../../features/auto/auto-page.tsx';
import { PhotoPicker } from '../../features/brief/photo-picker.tsx';
import { useOpenSession } from './open-session.ts';

/** The automatic ad; its form takes the same photos as the guided flow. */
export function AutoRoutePage() {
  const session = useOpenSession();
  return <AutoPage session={session} photos={<PhotoPicker session={session} />} />;
}
