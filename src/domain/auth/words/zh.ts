import type { SignInWords } from './types.ts';

export const chinese: SignInWords = {
  code: '登录验证码：{code}。',
  codeKeep: '请勿将此验证码告诉任何人。如果不是您请求的，请忽略此消息。',
  newLogin: '新的登录。{name}，有人在 {when} 登录了您的账号。',
  device: '设备：{device}\n地址：{address}',
  unknown: '未知',
  notYou: '如果不是您本人，请在设置中打开设备列表，结束该会话，并设置两步验证密码。',
  resetAsked: '有人在登录您账号的设备上请求移除两步验证密码。自 {when} 起可以移除。',
  resetNotYou: '如果不是您本人，请保留密码：设置中设定密码的地方有相应的按钮。然后结束您不认识的会话。',
  resetEnded: '两步验证密码将保留：移除请求已被撤回。',
  resetDone: '两步验证密码已被移除：此前一周，有人在登录您账号的设备上提出了该请求。',
};
