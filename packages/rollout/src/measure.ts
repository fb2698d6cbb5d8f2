import { MeasurementError, type Sample } from './counts.ts';
import type { World } from './world.ts';

/** One measurement; trouble is a value, as it is no verdict and no crash. */
export async function takeSample(world: World): Promise<Sample | MeasurementError> {
  if (!world.source) throw new Error('this operation measures, and was given no source');
  try {
    return await world.source.read(world.clock.now());
  } catch (error) {
    if (error instanceof MeasurementError) return error;
    throw error;
  }
}
