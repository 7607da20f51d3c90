/** Of Vue's template tree, as much as is looked at here: 1 is an element, 6 an attribute, 7 a directive. */
interface TemplateNode {
  type: number;
  props?: Array<{ type: number; name: string; arg?: { content?: string } }>;
}

/**
 * WeChat reads ARIA's attributes under their own names and the role under another: `aria-role`; of `role` it makes nothing
 * (https://developers.weixin.qq.com/miniprogram/dev/component/aria-component.html). Our templates write what a browser reads.
 */
export function roleForWeChat(node: TemplateNode): void {
  for (const prop of node.type === 1 ? (node.props ?? []) : []) {
    if (prop.type === 6 && prop.name === "role") prop.name = "aria-role";
    if (prop.type === 7 && prop.name === "bind" && prop.arg?.content === "role") prop.arg.content = "aria-role";
  }
}
