import type { Route } from '../../../shared/http/route.ts';
import type { TestedSystem } from '../system.ts';

/** Commands on a proposal. The others need an accepted mandate. */
const ON_PROPOSAL = ['acceptMandate', 'refuseMandate'];

export const isOfMandate = ({ path }: Route): boolean => path.startsWith('/mandates/{id}');

/** A proposal by Clamart to Villeneuve, whose administrators are in the demonstration. */
export const PROPOSAL = {
  mandatary: { siren: '219999018' },
  services: { DSN: 'sign', DSIJ: 'declare' },
  establishments: 'all',
  evidence: { type: 'deliberation', reference: '2026-118', date: '2026-01-15' },
};

/** A mandate in the state that the route's command needs. */
export const storedMandate = async (system: TestedSystem, { operation }: Route): Promise<string> => {
  const marie = await system.as('marie.durand');
  const { id } = (await marie.post('/organisations/219200235/mandates', PROPOSAL)).body;
  if (!ON_PROPOSAL.includes(operation)) {
    const sophie = await system.as('sophie.martin');
    await sophie.post(`/mandates/${id}/acceptance`);
  }
  return id;
};
