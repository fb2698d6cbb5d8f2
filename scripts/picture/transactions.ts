/** Card transactions with a story: in the later week one country is new, amounts have grown and balances go missing. */
export function transactions(week: 'reference' | 'today', rows: number): string {
  const draw = draws(week === 'reference' ? 20260901 : 20261117);
  const later = week === 'today';
  const lines = Array.from({ length: rows }, (_, i) => {
    const place = draw();
    const country = later && place < 0.14 ? 'IT' : ['DE', 'DE', 'DE', 'FR', 'FR', 'PL'][Math.floor(draw() * 6)]!;
    const hour = Math.min(23, Math.max(0, Math.round(13 + 4.5 * bell(draw))));
    const amount = Math.exp((later ? 3.55 : 3.2) + 0.75 * bell(draw));
    const shown = later && (i === 412 || i === 6034 || i === 11873) ? '-1.00' : amount.toFixed(2);
    const balance = later && draw() < 0.06 ? '' : (900 + 260 * bell(draw)).toFixed(2);
    const cardAge = Math.floor(12 * -Math.log(1 - draw() * 0.95));
    const fraud = draw() < 0.012;
    return [week === 'reference' ? i : 20_000 + i, country, hour, shown, balance, cardAge, fraud].join(',');
  });
  return `tx_id,country,hour,amount,balance,card_age_months,is_fraud\n${lines.join('\n')}\n`;
}

/** Uniform draws in [0, 1) that are the same on every machine (mulberry32 by T. Ettinger, public domain). */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** About a standard normal draw: the sum of twelve uniform ones, less six. */
function bell(draw: () => number): number {
  return Array.from({ length: 12 }, draw).reduce((sum, each) => sum + each, -6);
}
