export { asksForSigned, demandedEvidence, type EvidenceInputs, type EvidenceWorld } from './demand.ts';
export type { Listed } from './find-bundles.ts';
export { gatesPredicate, type GatesPredicate, gatesPredicateSchema, predicateType } from './predicate.ts';
