import type { PropsWithChildren } from 'hono/jsx';
import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { changeWords } from './words.ts';

interface Props {
  organisation: Pick<AnswerOf<'GET /organisations/{siren}'>, 'siren' | 'name'>;
  member: Member;
  title: string;
  button: string;
}

/** One act on a card as it was seen: what it means, done or left. */
export const CardAct = ({ organisation, member, title, button, children }: PropsWithChildren<Props>) => {
  const { leave } = changeWords[useVisit().language];
  const { siren, name } = organisation;
  const card = PATHS.member(siren, member.personId);
  return (
    <Screen
      title={title}
      above={nameOf(member)}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      organisation={{ siren, name: nameInWords(name) }}
    >
      {children}
      <Form>
        <input type="hidden" name="version" value={String(member.version)} />
        <Acts>
          <Button>{button}</Button>
          <a href={card}>{leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};
