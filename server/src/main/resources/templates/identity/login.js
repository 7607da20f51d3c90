(function () {
  'use strict';
  var text = document.getElementById('text');
  var code = document.getElementById('code');
  var frame = document.getElementById('frame');
  var retry = document.getElementById('retry');
  var again = document.getElementById('again');
  var secret = '';

  function post(path, headers) {
    return fetch(path, { method: 'POST', headers: headers, cache: 'no-store' }).then(function (answer) {
      return answer.json();
    });
  }

  function show(words, withCode, withButton) {
    text.textContent = words;
    frame.hidden = !withCode;
    retry.hidden = !withButton;
  }

  function start() {
    show('正在准备二维码，请稍候。', false, false);
    post('/login/start', {}).then(function (begun) {
      if (!begun.pollSecret) {
        show(begun.message || '现在暂时不能登录，请过几分钟再试。', false, true);
        return;
      }
      secret = begun.pollSecret;
      code.setAttribute('viewBox', '0 0 ' + begun.size + ' ' + begun.size);
      code.lastElementChild.setAttribute('d', begun.path);
      show('请用小程序扫码。', true, false);
      setTimeout(ask, 2000);
    }).catch(away);
  }

  function ask() {
    post('/login/finish', { 'X-Poll-Secret': secret }).then(function (heard) {
      if (heard.status === 'WAITING') {
        setTimeout(ask, 2000);
      } else if (heard.token) {
        sessionStorage.setItem('doorplate.token', heard.token);
        who(heard.token);
      } else {
        show(heard.status === 'REFUSED' ? '手机上选择了不登录。' : '二维码已失效，请换一个。', false, true);
      }
    }).catch(function () {
      setTimeout(ask, 5000);
    });
  }

  function who(token) {
    fetch('/login/who', { headers: { Authorization: 'Bearer ' + token }, cache: 'no-store' }).then(function (answer) {
      if (!answer.ok) {
        sessionStorage.removeItem('doorplate.token');
        start();
        return null;
      }
      return answer.json().then(function (person) {
        show('已登录：' + person.name + '（' + person.roles.join('、') + '）', false, false);
      });
    }).catch(away);
  }

  function away() {
    show('网络不通，请检查后再试。', false, true);
  }

  again.addEventListener('click', start);
  var known = sessionStorage.getItem('doorplate.token');
  if (location.pathname.indexOf('/l/') === 0) {
    show('这是电脑登录用的二维码。请打开“数字门牌”小程序，用里面的“扫一扫”扫描。', false, false);
  } else if (known) {
    who(known);
  } else {
    start();
  }
})();
