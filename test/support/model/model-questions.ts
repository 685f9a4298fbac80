import { instantOf, toInstant } from '../../../shared/domain/instants.ts';
import { evaluateAccess } from '../../../shared/use-cases/decisions/evaluate-access.ts';
import { type ModelQuestion, type ModelRight, may, nobody, standing } from './model.ts';
import type { ModelWorld } from './model-choose.ts';

type Asked = ModelQuestion & { organisation: number };

const MATTERS: [service: string, right: ModelRight][] = [
  ['DSN', 'consult'],
  ['DSN', 'declare'],
  ['DSN', 'sign'],
  ['DAT', 'declare'],
  ['DAT', 'sign'],
  ['COMPTE-ENTREPRISE', 'declare'],
  ['TOPAZE', 'consult'],
  ['NONE', 'consult'],
];

/**
 * Everything that can be asked about one instant: each person, establishment, service and right. A stranger is asked
 * about once.
 */
const questionsAt = ({ models, people }: ModelWorld, instant: string): Asked[] =>
  models.flatMap((model, organisation) =>
    people.flatMap((_, person) => {
      const isStranger = standing(model.people[person] ?? nobody(), instant) === 'unknown';
      return [...model.places.keys()]
        .flatMap((place) =>
          MATTERS.map(([service, right]) => ({ organisation, person, right, place, service, instant })),
        )
        .slice(0, isStranger ? 1 : undefined);
    }),
  );

/** What the model answered just after the instant. Nothing later may change it. */
export interface Frozen {
  asked: Asked;
  expected: string;
}

export const freeze = (world: ModelWorld, instant: number): Frozen[] =>
  questionsAt(world, instantOf(instant)).map((asked) => {
    const model = world.models[asked.organisation];
    return { asked, expected: model === undefined ? '' : may(model, asked) };
  });

/** What the register answers now about all those instants, in the model's words. */
export const askRegister = async (world: ModelWorld, frozen: readonly Frozen[]): Promise<string[]> => {
  const questions = frozen.map(({ asked }) => ({
    personId: world.people[asked.person]?.personId as never,
    siret: asked.place as never,
    right: asked.right,
    service: asked.service,
    instant: toInstant(asked.instant),
  }));
  const decisions = await evaluateAccess(world.table, questions);
  return decisions.map((decision) => (decision.decision ? `yes ${decision.grant}` : decision.reason));
};
