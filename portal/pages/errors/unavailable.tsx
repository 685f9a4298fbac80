import { Acts, Button, ButtonLink } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import type { FormVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { Reference, WayHome } from './way-out.tsx';
import { errorWords } from './words.tsx';

/** What was sent, to be sent once more as the same command. */
const SendAgain = ({ form }: { form: FormVisit }) => {
  const { retry } = errorWords[useVisit().language].unavailable;
  return (
    <Form formKey={form.formKey}>
      {form.fields.entries.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Acts>
        <Button>{retry}</Button>
        <WayHome />
      </Acts>
    </Form>
  );
};

/** The register does not answer. What was sent to it may have arrived: sent again, it counts once. */
export const Unavailable = ({ form }: { form: FormVisit | undefined }) => {
  const { language, url } = useVisit();
  const { title, notYours, nothingSent, sentBefore, sentAfter, retry } = errorWords[language].unavailable;
  return (
    <Screen title={title} isQuestion>
      {form === undefined ? (
        <>
          <p class="lead">
            {notYours} {nothingSent}
          </p>
          <Acts>
            <ButtonLink href={`${url.pathname}${url.search}`}>{retry}</ButtonLink>
            <WayHome />
          </Acts>
        </>
      ) : (
        <>
          <p class="lead">
            {notYours} <b>{sentBefore}</b> {sentAfter}
          </p>
          <SendAgain form={form} />
        </>
      )}
      <Reference />
    </Screen>
  );
};

/** It answers, but not in a time that anybody waits for. */
export const Slow = () => {
  const { language, url } = useVisit();
  const { title, status, reload } = errorWords[language].slow;
  return (
    <Screen title={title}>
      <Skeleton status={status} />
      <Acts>
        <ButtonLink href={`${url.pathname}${url.search}`}>{reload}</ButtonLink>
        <WayHome />
      </Acts>
    </Screen>
  );
};
