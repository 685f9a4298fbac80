import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import type { FormRefusal } from '../../http/form-guard.ts';
import { useVisit } from '../../page/visit-context.ts';
import { WayHome } from './way-out.tsx';
import { errorWords } from './words.tsx';

/** A form that may not come from our page, or not from this session: nothing of it was taken. */
export const FormRefused = ({ why }: { why: FormRefusal }) => {
  const { language, url } = useVisit();
  const { form, slow } = errorWords[language];
  return (
    <Screen title={form.title} isQuestion>
      <p class="lead">{form[why]}</p>
      <Acts>
        <ButtonLink href={url.pathname}>{slow.reload}</ButtonLink>
        <WayHome />
      </Acts>
    </Screen>
  );
};
