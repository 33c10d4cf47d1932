export {
  createGrantSigner,
  createGrants,
  createGrantVerifier,
  type GrantSigner,
  type Grants,
  type GrantVerifier,
} from './grants.ts'
export {
  exportGrantKeys,
  type GrantKeys,
  type GrantSigningKey,
  generateGrantKeys,
  grantPrivateKeySetting,
  grantPublicKeysSetting,
  isKeyOf,
} from './keys.ts'
