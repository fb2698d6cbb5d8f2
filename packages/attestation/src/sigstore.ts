/** What verifies Sigstore bundles, as one late chunk: a gate that demands no signature does not pay for it. */
export { type Bundle, bundleFromJSON } from '@sigstore/bundle';
export { TrustedRoot } from '@sigstore/protobuf-specs';
export { getTrustedRoot } from '@sigstore/tuf';
export { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
