import { ProductBrief } from '../../features/brief/brief-form.tsx';
import { ImagesStage } from '../../features/images/images-stage.tsx';
import { StepPage } from './step-page.tsx';

export function ImagesPage() {
  return (
    <StepPage
      texts="images"
      panel={(session) => <ProductBrief session={session} />}
      pictures={(session) => <ImagesStage session={session} />}
    />
  );
}
