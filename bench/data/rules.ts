/** Twenty rules on the bookings; all hold. */
export const rules = `
columns:
  tx_id: { type: integer, unique: true, nulls: 0 }
  booked_at: { type: timestamp, nulls: 0 }
  amount: { type: float, min: 0, nulls: 0 }
  balance: { min: 0, max: 100000 }
  score: { min: 0, max: 1 }
  age: { type: integer, min: 18, max: 120 }
  country: { in: [DE, FR, PL, ES, IT, NL], nulls: 0 }
  channel: { in: [web, app, pos] }
  merchant: { pattern: 'm[0-9]+', nulls: 5% }
  is_fraud: { type: boolean }
checks:
  - sql: amount < 1000000
`;
