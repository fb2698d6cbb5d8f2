import type { Evidence } from '@tidegate/evidence';
export function renderHtml(evidences: readonly Evidence[]): string {
  return `<!doctype html><title>${evidences.length}</title>`;
}
