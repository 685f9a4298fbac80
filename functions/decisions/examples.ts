export const exampleEvaluation = {
  subject: { type: 'person', id: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B' },
  action: { name: 'sign' },
  resource: { type: 'declaration', id: '21920023500014/DSN' },
  context: { time: '2026-11-25T10:00:00Z' },
};

export const exampleDecision = {
  decision: true,
  context: {
    grant: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
    version: 7,
    evaluatedAt: '2026-11-25T10:00:00.000Z',
    profileStale: false,
  },
};

export const exampleContext = { evaluatedAt: '2026-11-25T10:00:00.000Z' };

export const exampleMandateId = '219200235-819999053-01KB0ZX7C8D0E2F4G6H8J0K2M4';

export const examplePage = { next_token: '', count: 1 };

const origin = 'https://api.trousseau.example';
export const exampleMetadata = {
  policy_decision_point: origin,
  access_evaluation_endpoint: `${origin}/access/v1/evaluation`,
  access_evaluations_endpoint: `${origin}/access/v1/evaluations`,
  search_subject_endpoint: `${origin}/access/v1/search/subject`,
  search_resource_endpoint: `${origin}/access/v1/search/resource`,
  search_action_endpoint: `${origin}/access/v1/search/action`,
  evaluation_lag_milliseconds: 5_000,
};
