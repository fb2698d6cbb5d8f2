import { MeasurementError, type Sample } from './counts.ts';
import type { World } from './world.ts';

/** One measurement; trouble is a value, as it is no verdict and no crash. */
export async function takeSample(world: World, at = world.clock.now()): Promise<Sample | MeasurementError> {
  if (!world.source) throw new Error('this operation measures, and was given no source');
  try {
    return await world.source.read(at);
  } catch (error) {
    if (error instanceof MeasurementError) return error;
    throw error;
  }
}
