export { changesOf, type Change } from './change.ts';
export { failuresOf, outagesOf, type Failure, type Outage } from './failures.ts';
export { measureDelivery, type Delivery, type DeliveryCounts } from './measure-delivery.ts';
export { confidence, metricNames, type Measurement, type MetricName, type Unit } from './measurement.ts';
export { readPayload } from './payload.ts';
export type { Alert, DeploymentRecord, DeploymentStatus, GateRun, History, Unread, Window } from './records.ts';
