import type { AnswerOf } from '../../client/contract.ts';
import { RegisterRefusal } from '../../client/refusal.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note, Tag } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { type Draft, draftIn, inDraft } from '../../page/draft.ts';
import type { Fields } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { randomId } from '../../session/random-id.ts';
import { calledName } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { endWords } from './words.ts';

type Ending = AnswerOf<'DELETE /organisations/{siren}/members/{personId}'>;

/** As the command takes the answers of the first page. */
const bodyOf = (fields: Fields) => {
  const [handOverTo, reason] = [fields.text('handOverTo'), fields.text('reason').slice(0, 500)];
  return { ...(handOverTo !== '' && { handOverTo }), ...(reason !== '' && { reason }) };
};

interface Props {
  siren: string;
  ending: Ending;
  draft: Draft;
  receiver: Member | undefined;
}

const Check = ({ siren, ending, draft, receiver }: Props) => {
  const { language } = useVisit();
  const words = endWords[language];
  const { member, uncovered, handedOver } = ending;
  const first = inDraft(PATHS.endMember(siren, member.personId), draft);
  const services = new Set(
    handedOver.flatMap((grant) =>
      Object.keys(grant.services).filter((code) => grant.services[code] === 'sign'),
    ),
  );
  const what = [...services].map((code) => serviceInWords(language, code).name).join(', ');
  const isRelayed = receiver !== undefined && what !== '';
  const left = isRelayed ? 0 : uncovered.count;
  return (
    <Screen title={words.check(calledName(member))} above={words.above} isQuestion back={{ href: first }}>
      <Summary
        rows={[
          { term: words.loses, value: nameOf(member) },
          { term: words.when, value: words.now },
          {
            term: words.relay,
            value: isRelayed ? words.gets(nameOf(receiver), what) : words.noRelay,
            href: first,
          },
          { term: words.why, value: draft.fields.text('reason') || words.noReason, href: first },
          {
            term: words.stays,
            value:
              left === 0 ? (
                <Tag state="ok">{words.nothingMore}</Tag>
              ) : (
                <Tag state="bad">{words.toSign(left)}</Tag>
              ),
          },
        ]}
      />
      <p>{words.told(calledName(member))}</p>
      <Form formKey={draft.id}>
        <input type="hidden" name="digest" value={ending.digest} />
        <Acts>
          <Button look="warn">{words.button(nameOf(member))}</Button>
          <a href={PATHS.member(siren, member.personId)}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** Who was chosen cannot take over: why, and back to the choice. */
const Refused = ({
  siren,
  personId,
  draft,
  detail,
}: {
  siren: string;
  personId: string;
  draft: Draft;
  detail: string;
}) => {
  const { language } = useVisit();
  const words = endWords[language];
  const first = inDraft(PATHS.endMember(siren, personId), draft);
  return (
    <Screen
      title={words.refused(language === 'fr' ? 'Cette personne' : 'This person')}
      above={words.above}
      isQuestion
      back={{ href: first }}
    >
      <Note state="mid">
        <p>{detail}</p>
      </Note>
      <Acts>
        <a href={first}>{words.chooseAgain}</a>
      </Acts>
    </Screen>
  );
};

const askedIn = async (visit: PersonVisit) => {
  const { siren = '', personId = '' } = visit.params;
  return { siren, personId, draft: await draftIn(visit, PATHS.endMember(siren, personId)) };
};

/** What is about to happen, then the end itself: only if the list is still what was seen. */
export const checkEndPage = personPage(PATHS.checkEnd(':siren', ':personId'), {
  get: async (visit) => {
    const { siren, personId, draft } = await askedIn(visit);
    if (draft === undefined) return goTo(PATHS.endMember(siren, personId));
    const { register } = visit;
    const body = bodyOf(draft.fields);
    try {
      const [ending, receiver] = await Promise.all([
        register('DELETE /organisations/{siren}/members/{personId}', {
          params: { siren, personId },
          query: { dryRun: 'true' },
          body,
          formKey: randomId(),
        }),
        body.handOverTo === undefined
          ? undefined
          : register('GET /organisations/{siren}/members/{personId}', {
              params: { siren, personId: body.handOverTo },
            }),
      ]);
      return show(<Check {...{ siren, ending, draft, receiver }} />);
    } catch (error) {
      const isAboutReceiver = error instanceof RegisterRefusal && body.handOverTo !== undefined;
      if (!isAboutReceiver || error.status !== 409) throw error;
      return show(<Refused {...{ siren, personId, draft, detail: error.detail }} />, 409);
    }
  },
  post: async (visit) => {
    const { siren, personId, draft } = await askedIn(visit);
    if (draft === undefined) return goTo(PATHS.endMember(siren, personId));
    try {
      await visit.register('DELETE /organisations/{siren}/members/{personId}', {
        params: { siren, personId },
        body: bodyOf(draft.fields),
        formKey: draft.id,
        ifMatch: visit.fields.text('digest'),
      });
    } catch (error) {
      if (!(error instanceof RegisterRefusal) || error.status !== 412) throw error;
      return goTo(`${inDraft(PATHS.endMember(siren, personId), draft)}&changed=1`);
    }
    await visit.person.drafts.forget(PATHS.endMember(siren, personId), draft.id);
    return goTo(PATHS.memberEnded(siren, personId));
  },
});
