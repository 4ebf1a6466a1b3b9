// The doors to an account in one file: each file more is named in what the store loads first.
export { AccountDoorScreen } from "./AccountDoorScreen";
export { RegisterScreen } from "./RegisterScreen";
export { SignInScreen } from "./SignInScreen";
